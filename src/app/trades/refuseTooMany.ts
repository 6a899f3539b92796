import { maxSwapsOf } from '../../planning/problem/maxSwaps';
import type { Plan, PlannedSwap } from '../../planning/types';
import { ProductError } from '../../shared/errors';
import { accountNames } from '../../storage/accounts/accountNames';
import type { Trx } from '../../storage/database';
import type { Rotation } from '../../storage/rotations/rotations';
import { DECIDED_STATES } from '../../storage/trades/tradeHistory';
import { listTrades, type Trade } from '../../storage/trades/trades';
import type { TradeState } from '../../trades/states';

const WAITING: readonly TradeState[] = ['draft', 'submitted'];

/**
 * How many swaps a rotation of a small company may have, and how many of its trades there are already, those not decided
 * yet included.
 */
export function roomForSwaps(rotation: Rotation, trades: readonly Trade[]) {
  // So few reps do not raise the number that the policy, or its default, allows.
  const most = maxSwapsOf(rotation.policy.plan, []);
  const taken = trades.filter(
    ({ state, undoesTradeId, kind }) =>
      undoesTradeId === null && kind !== 'transfer' && [...WAITING, ...DECIDED_STATES].includes(state),
  ).length;
  return { most, taken, left: Math.max(0, most - taken) };
}

/**
 * A list to choose from offers more than may be taken: refuses an account twice among the swaps of one choice, and more
 * swaps than the rotation may have with the trades that it has already.
 * @throws ProductError trade.sharedAccount (conflict), trade.tooMany (refused)
 */
export async function refuseTooMany(
  trx: Trx,
  rotation: Rotation,
  plan: Pick<Plan, 'ranked'>,
  swaps: PlannedSwap[],
): Promise<void> {
  const legs = swaps.flatMap((swap) => swap.legs.map((leg) => leg.accountId));
  const twice = [...new Set(legs.filter((id, at) => legs.indexOf(id) !== at))];
  if (twice.length > 0) {
    const names = await accountNames(trx, twice);
    throw new ProductError(
      'conflict',
      'trade.sharedAccount',
      `${twice.map((id) => names.get(id)).join(', ')}: an account can be in one swap only. Untick all but one of the swaps with it.`,
    );
  }
  if (plan.ranked === undefined) return;
  const { most, taken, left } = roomForSwaps(rotation, await listTrades(trx, { rotationId: rotation.id }));
  if (swaps.length <= left) return;
  const already = taken === 0 ? '' : ` and ${taken} ${taken === 1 ? 'is' : 'are'} taken already`;
  const next =
    left === 0
      ? 'Withdraw a trade first, or open the next rotation under a policy that allows more.'
      : `Tick ${left} at most.`;
  throw new ProductError(
    'refused',
    'trade.tooMany',
    `A rotation may have ${most} ${most === 1 ? 'swap' : 'swaps'} under its policy${already}; you ticked ${swaps.length}. ${next}`,
  );
}

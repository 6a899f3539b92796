import { uuidv7 } from 'uuidv7';
import type { PinnedSwap, Plan, PlannedSwap } from '../../planning/types';
import { inWords } from '../../reviews/sentences';
import { addDays, type Day, firstDayOfQuarter, quarterFromIndex, quarterIndexOfDay } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { accountNames } from '../../storage/accounts/accountNames';
import { ownerSpells } from '../../storage/accounts/ledger';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import type { Rotation } from '../../storage/rotations/rotations';
import { recordState } from '../../storage/trades/tradeHistory';
import { openTradesOf, type Trade } from '../../storage/trades/trades';
import { insertTrade } from '../../storage/trades/tradeWrites';
import { type Actor, requireManager } from '../actor';
import { findPlan } from '../plans/findPlan';
import { findRotation } from '../rotations/findRotation';
import { refuseTooMany } from './refuseTooMany';

/**
 * Takes swaps of a plan into trades, as drafts. An account that an open trade claims already refuses its swap.
 * @param swapIds swaps of the plan or of its list to choose from; empty = all of the plan
 * @returns ids of the new trades, in the order of the plan
 * @throws ProductError actor.notAllowed, plan.notFound, plan.archived, plan.unknownSwap, trade.sharedAccount,
 *   trade.tooMany, trade.accountClaimed, trade.ownerChanged
 */
export async function proposeTrades(
  database: Database,
  planId: string,
  swapIds: string[],
  actor: Actor,
): Promise<string[]> {
  requireManager(actor);
  const stored = await findPlan(database.db, planId);
  if (stored.archivedAt !== null) {
    const sentence = 'This plan was put aside. Take it up again before you take swaps of it into trades.';
    throw new ProductError('conflict', 'plan.archived', sentence);
  }
  const rotation = await findRotation(database.db, stored.rotationId);
  const waivers = new Map(stored.input.pinned?.map(({ id, waiver }) => [id, waiver] as const));
  const swaps = chosenSwaps(stored.plan, swapIds);
  return inTransaction(database.db, async (trx) => {
    await refuseTooMany(trx, rotation, stored.plan, swaps);
    await refuseClaimed(trx, swaps);
    await refuseMoved(trx, swaps, actor.today);
    const ids: string[] = [];
    for (const swap of swaps) ids.push(await draftTrade(trx, rotation, planId, swap, actor, waivers.get(swap.id)));
    return ids;
  });
}

function chosenSwaps({ swaps, ranked = [] }: Plan, swapIds: string[]): PlannedSwap[] {
  if (swapIds.length === 0) return swaps;
  const offered = [...swaps, ...ranked.filter((swap) => !swaps.some((other) => other.id === swap.id))];
  const unknown = swapIds.filter((id) => !offered.some((swap) => swap.id === id));
  if (unknown.length > 0) {
    throw new ProductError('invalid', 'plan.unknownSwap', `The plan has no swap ${unknown.join(', ')}.`);
  }
  return offered.filter((swap) => swapIds.includes(swap.id));
}

type WithLegs = Pick<PlannedSwap, 'legs'>;

/** @throws ProductError trade.accountClaimed when an open trade has an account of these already */
export async function refuseClaimed(trx: Trx, swaps: WithLegs[]): Promise<void> {
  const claimed = await openTradesOf(
    trx,
    swaps.flatMap((swap) => swap.legs.map((leg) => leg.accountId)),
  );
  if (claimed.length === 0) return;
  const numbers = [...new Set(claimed.map((c) => c.number))].sort((a, b) => a - b);
  throw new ProductError(
    'conflict',
    'trade.accountClaimed',
    `An account of these swaps is already in trade ${numbers.join(', ')}. Withdraw that first, or choose other swaps.`,
  );
}

/** @throws ProductError trade.ownerChanged when an account has another owner than the one who gives it */
export async function refuseMoved(trx: Trx, swaps: WithLegs[], today: Day): Promise<void> {
  const legs = swaps.flatMap((swap) => swap.legs);
  const ids = legs.map((leg) => leg.accountId);
  const spells = await ownerSpells(trx, ids);
  const moved = legs.filter(
    (leg) =>
      !spells.some(
        (s) =>
          s.accountId === leg.accountId &&
          s.repId === leg.fromRepId &&
          s.from <= today &&
          (s.to === null || s.to > today),
      ),
  );
  if (moved.length === 0) return;
  const names = await accountNames(trx, ids);
  throw new ProductError(
    'conflict',
    'trade.ownerChanged',
    `${moved.map((leg) => names.get(leg.accountId)).join(', ')}: the owner has changed since the plan was made. Make a new plan, or choose other swaps.`,
  );
}

/**
 * Stores one swap as a draft trade of a rotation; `planId` null = named by hand.
 * @param waiver with which the plan keeps the swap although a rule on amounts forbids it
 * @returns the trade's id
 */
export async function draftTrade(
  trx: Trx,
  rotation: Rotation,
  planId: string | null,
  swap: Pick<PlannedSwap, 'id' | 'legs' | 'expectedCents'> & { kind: Trade['kind'] },
  actor: Actor,
  waiver: PinnedSwap['waiver'] = null,
): Promise<string> {
  const id = uuidv7();
  const start = rotation.policy.fiscalYearStartMonth;
  const number = await insertTrade(trx, {
    id,
    rotationId: rotation.id,
    planId,
    swapId: swap.id,
    kind: swap.kind,
    state: 'draft',
    effectiveDate: rotation.effectiveDate,
    effectiveDateReason: null,
    expectedCents: swap.expectedCents,
    successMeasure: successMeasure(swap.kind, quarterIndexOfDay(rotation.effectiveDate, start)),
    // Four complete quarters after the effect, and two weeks for the books to close.
    reviewDate: addDays(firstDayOfQuarter(quarterIndexOfDay(rotation.effectiveDate, start) + 4, start), 14),
    undoCondition: null,
    creditTerms: null,
    waiverReason: waiver === null ? null : `${waiver.reason} (put into the plan by ${waiver.by})`,
    undoesTradeId: null,
    announcedAt: null,
    crmState: null,
    createdAt: actor.now,
    createdBy: actor.id,
    legs: swap.legs,
  });
  await recordState(trx, id, { state: 'draft', at: actor.now, by: actor.id, reason: null });
  await appendAudit(trx, {
    at: actor.now,
    actorId: actor.id,
    action: 'trade.draft',
    subjectType: 'trade',
    subjectId: id,
    payload: { number, planId, swapId: swap.id, legs: swap.legs },
  });
  return id;
}

/** How a trade is judged unless its proposer writes something else: the year from its quarter on against the one before. */
function successMeasure(kind: Trade['kind'], quarter: number): string {
  const year = (first: number): string =>
    `${inWords(quarterFromIndex(first))} to ${inWords(quarterFromIndex(first + 3))}`;
  const what = kind === 'transfer' ? 'transferred' : 'exchanged';
  return `Revenue of the ${what} accounts in the four quarters after, ${year(quarter)}, against the four before, ${year(quarter - 4)}`;
}

import { accountsNow } from '../../coaching/standing';
import { openPlansHolding } from '../../storage/coaching/plans';
import type { Trx } from '../../storage/database';
import type { Trade } from '../../storage/trades/trades';
import type { Actor } from '../actor';
import { recordEvent } from './changePlan';

/** Takes the accounts of a trade that is agreed out of the coaching plans that they are in, with a note in each. */
export async function leaveByTrade(trx: Trx, trade: Pick<Trade, 'number' | 'legs'>, actor: Actor): Promise<void> {
  const moving = trade.legs.map((leg) => leg.accountId);
  for (const plan of await openPlansHolding(trx, moving)) {
    for (const accountId of accountsNow(plan).filter((id) => moving.includes(id))) {
      const reason = `Goes to another rep by trade ${trade.number}, which is agreed.`;
      await recordEvent(trx, plan, { kind: 'accountLeft', accountId, reason }, actor);
    }
  }
}

import type { AccountId, RepId } from '../../accounts/types';
import { accountsNow, goalOf } from '../../coaching/standing';
import type { Day } from '../../shared/calendar';
import { accountNames, repNames } from '../../storage/accounts/accountNames';
import { listPlans } from '../../storage/coaching/plans';
import type { Db } from '../../storage/database';
import type { Trade } from '../../storage/trades/trades';
import { repsOf } from './consentFacts';

/** A running coaching plan of a rep in a trade, with the accounts of the trade that are in it. */
export interface CoachedParty {
  planId: string;
  rep: string;
  reviewDate: Day;
  accounts: string[];
}

/**
 * The running coaching plans that a trade meets.
 * @param within reps whose coaching the reader may know of; null = everybody
 */
export async function coachingOfParties(
  db: Db,
  trade: Pick<Trade, 'legs'>,
  within: ReadonlySet<RepId> | null,
): Promise<CoachedParty[]> {
  const repIds = repsOf(trade).filter((id) => within === null || within.has(id));
  const plans = await listPlans(db, { repIds, open: true });
  if (plans.length === 0) return [];
  const moving = new Set<AccountId>(trade.legs.map(({ accountId }) => accountId));
  const accounts = await accountNames(db, [...moving]);
  const reps = await repNames(db);
  return plans.map((plan) => ({
    planId: plan.id,
    rep: reps.get(plan.repId) ?? '',
    reviewDate: goalOf(plan).reviewDate,
    accounts: accountsNow(plan).flatMap((id) => (moving.has(id) ? [accounts.get(id) ?? ''] : [])),
  }));
}

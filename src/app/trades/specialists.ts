import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import { groupBy } from '../../shared/groupBy';
import type { Db } from '../../storage/database';
import { handoffLegs } from '../../storage/trades/handoffMarks';
import { overlaysOf, servedBy } from '../../storage/trades/tradePages';
import type { Trade } from '../../storage/trades/trades';
import { repsOf } from './consentFacts';

/** Specialists and inside reps of the accounts of some trades who are no party of them: they stay, and are told. */
export async function specialistsOf(db: Db, trades: readonly Trade[], today: Day): Promise<Map<RepId, AccountId[]>> {
  const found: { repId: RepId; accountId: AccountId }[] = [];
  for (const trade of trades) {
    const parties = new Set(repsOf(trade));
    const ids = trade.legs.map(({ accountId }) => accountId);
    const serving = await overlaysOf(db, ids, trade.effectiveDate ?? today);
    found.push(...serving.filter(({ repId }) => !parties.has(repId)));
  }
  const byRep = groupBy(found, ({ repId }) => repId);
  return new Map([...byRep].map(([repId, rows]) => [repId, [...new Set(rows.map(({ accountId }) => accountId))]]));
}

export interface ServedMove {
  accountId: AccountId;
  account: string;
  from: string | null;
  to: string;
  effectiveDate: Day;
  role: 'overlay' | 'inside';
}

/** Accounts that a rep serves beside their owner and whose announced change of owner is still to come, by day and name. */
export async function servedMoves(db: Db, repId: RepId, today: Day): Promise<ServedMove[]> {
  const served = groupBy(await servedBy(db, repId), ({ accountId }) => accountId);
  if (served.size === 0) return [];
  const ahead = (await handoffLegs(db, { since: today })).filter(({ state }) => state === 'scheduled');
  return ahead.flatMap(({ accountId, account, from, to, effectiveDate, ...leg }) => {
    const then = served.get(accountId)?.find((one) => one.from <= effectiveDate && (one.to ?? NEVER) > effectiveDate);
    if (!then || leg.fromRepId === repId || leg.toRepId === repId) return [];
    return [{ accountId, account, from, to, effectiveDate, role: then.role }];
  });
}

const NEVER: Day = '9999-12-31';

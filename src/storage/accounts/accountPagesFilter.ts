import { sql } from 'kysely';
import type { AccountId, RepId } from '../../accounts/types';
import type { AccountState } from '../../growth/types';
import { addDays, type Day } from '../../shared/calendar';
import type { Db } from '../database';
import { idList } from '../dialect/engine';
import { changedHands } from './movedAccounts';

export interface AccountFilter {
  /** Every word must occur in the name or be the beginning of the id. */
  words?: string;
  /** Any of these states. */
  states?: readonly AccountState[];
  /** Present owner, one of these; null = accounts that nobody owns. */
  repIds?: readonly RepId[] | null;
  segment?: string;
  region?: string;
  candidate?: boolean;
}

/** Which analysis and whose books, and what is asked of them. */
export interface AccountQuery extends AccountFilter {
  analysisId: string;
  /** Data cut-off of the analysis: what changed hands since is no candidate any more. */
  cutOff: Day;
  /** Ownership counts as of this day. */
  today: Day;
  /** Reps whose accounts are shown; null = the whole company. Nobody's accounts, when asked for, are outside any scope. */
  scope: readonly RepId[] | null;
}

/** More accounts than this are looked for while the analysis is walked, fewer are looked up one by one. */
const FEW = 2_000;

const idAmong = ({ length }: readonly AccountId[]) =>
  length > FEW ? sql<number>`+aa.account_id` : sql<number>`aa.account_id`;

/**
 * Analysed accounts that fit; conditions on other tables are subqueries, so that counting joins nothing.
 * @param named what the words of the query find (`accountsNamed`); null = there are none
 */
export function fittingAccounts(db: Db, query: AccountQuery, named: readonly AccountId[] | null) {
  let select = db.selectFrom('account_analyses as aa').where('aa.analysis_id', '=', query.analysisId);
  const { states, candidate, segment, region, repIds, scope, today } = query;
  if (states !== undefined) select = select.where('aa.state', 'in', [...states]);
  const moved = () =>
    changedHands(db, { analysisId: query.analysisId, cutOff: query.cutOff, before: addDays(today, 1) });
  if (candidate === true) select = select.where('aa.candidate', '=', 1).where('aa.account_id', 'not in', moved());
  if (candidate === false)
    select = select.where((e) => e.or([e('aa.candidate', '=', 0), e('aa.account_id', 'in', moved())]));
  if (named !== null) select = select.where(idAmong(named), 'in', idList(db, named));
  if (segment !== undefined || region !== undefined) {
    select = select.where('aa.account_id', 'in', (e) => {
      let placed = e.selectFrom('accounts').select('id');
      if (segment !== undefined) placed = placed.where('segment', '=', segment);
      if (region !== undefined) placed = placed.where('region', '=', region);
      return placed;
    });
  }
  const owned = (by: readonly RepId[] | null) =>
    db
      .selectFrom('assignments as s')
      .select('s.account_id')
      .where('s.role', '=', 'owner')
      .where('s.from_date', '<=', today)
      .where((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', today)]))
      .$if(by !== null, (s) => s.where('s.rep_id', 'in', idList(db, by ?? [])));
  if (repIds === null) return select.where('aa.account_id', 'not in', owned(null));
  if (repIds !== undefined) select = select.where('aa.account_id', 'in', owned(repIds));
  return scope === null ? select : select.where('aa.account_id', 'in', owned(scope));
}

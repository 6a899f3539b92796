import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { GivenConsent } from '../../trades/consents';
import type { Db } from '../database';
import { keptWithData } from '../kept';
import { DECIDED_STATES } from './tradeHistory';

export interface AccountFacts {
  id: AccountId;
  externalId: string;
  name: string;
  segment: string;
  region: string;
  industry: string;
}

/** What identifies some accounts, by id. */
export async function accountFacts(db: Db, ids: AccountId[]): Promise<Map<AccountId, AccountFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'external_id as externalId', 'name', 'segment', 'region', 'industry'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export interface OpenDeal {
  accountId: AccountId;
  name: string;
  kind: 'deal' | 'renewal';
  amountCents: number | null;
  repName: string | null;
  closesOn: Day | null;
}

/** Open deals and renewals of some accounts, the nearest closing day first. */
export async function openDealsOf(db: Db, accountIds: AccountId[]): Promise<OpenDeal[]> {
  if (accountIds.length === 0) return [];
  return db
    .selectFrom('deals as d')
    .leftJoin('reps as r', 'r.id', 'd.rep_id')
    .select([
      'd.account_id as accountId',
      'd.name',
      'd.kind',
      'd.amount_cents as amountCents',
      'r.name as repName',
      'd.closes_on as closesOn',
    ])
    .where('d.account_id', 'in', accountIds)
    .orderBy('d.closes_on')
    .orderBy('d.id')
    .execute();
}

/** Overlays and inside reps of some accounts on a day: they stay when the owner moves. */
export async function overlaysOf(
  db: Db,
  accountIds: AccountId[],
  day: Day,
): Promise<{ accountId: AccountId; repId: RepId; name: string; role: 'overlay' | 'inside' }[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('assignments as s')
    .innerJoin('reps as r', 'r.id', 's.rep_id')
    .select(['s.account_id as accountId', 's.rep_id as repId', 'r.name', 's.role'])
    .where('s.account_id', 'in', accountIds)
    .where('s.role', '!=', 'owner')
    .where('s.from_date', '<=', day)
    .where((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', day)]))
    .orderBy('r.name')
    .execute();
  return rows.flatMap(({ role, ...row }) => (role === 'owner' ? [] : [{ ...row, role }]));
}

/** Consents given to some trades and not taken back, by trade. */
export async function consentsOf(db: Db, tradeIds: string[]): Promise<Map<string, GivenConsent[]>> {
  if (tradeIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('consents')
    .select(['trade_id', 'user_id', 'manager_rep_id', 'for_user_id', 'given_by'])
    .where('trade_id', 'in', tradeIds)
    .where('id', 'not in', (e) => e.selectFrom('consents_taken_back').select('consent_id'))
    .orderBy('id')
    .execute();
  const given = new Map<string, GivenConsent[]>();
  for (const row of rows) {
    const { user_id: userId, manager_rep_id: managerRepId, for_user_id: forUserId, given_by: givenBy } = row;
    const consent = { userId, managerRepId, forUserId, givenBy };
    given.set(row.trade_id, [...(given.get(row.trade_id) ?? []), consent]);
  }
  return given;
}

/** The trade that undoes this one and was not given up, or null. */
export async function undoingTrade(db: Db, id: string): Promise<{ id: string; number: number; state: string } | null> {
  const row = await db
    .selectFrom('trades')
    .select(['id', 'number', 'state'])
    .where('undoes_trade_id', '=', id)
    .where('state', 'not in', ['withdrawn', 'rejected'])
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** A trade's number by id, or null. */
export async function tradeNumber(db: Db, id: string): Promise<number | null> {
  const row = await db.selectFrom('trades').select('number').where('id', '=', id).executeTakeFirst();
  return row?.number ?? null;
}

/** Ids of trades that were decided before an instant: approved, or in a state after that. */
export async function decidedBefore(db: Db, tradeIds: string[], instant: string): Promise<Set<string>> {
  if (tradeIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('trade_states')
    .select('trade_id')
    .where('trade_id', 'in', tradeIds)
    .where('state', 'in', [...DECIDED_STATES])
    .where('at', '<', instant)
    .execute();
  return new Set(rows.map((row) => row.trade_id));
}

/** Grades of the potential of some accounts in an analysis: A given, B confirmed, C estimated. */
export async function potentialGrades(
  db: Db,
  analysisId: string,
  accountIds: AccountId[],
): Promise<Map<AccountId, 'A' | 'B' | 'C'>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('account_analyses')
    .select(['account_id', 'potential_grade'])
    .where('analysis_id', '=', analysisId)
    .where('account_id', 'in', accountIds)
    .execute();
  return new Map(rows.map((row) => [row.account_id, row.potential_grade]));
}

/** Revenue of whole books as an analysis found them, by rep; minor units of four quarters. */
export async function booksOf(db: Db, analysisId: string, repIds: RepId[]): Promise<Map<RepId, number>> {
  if (repIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('rep_analyses')
    .select(['rep_id', 'book_t4q_cents'])
    .where('analysis_id', '=', analysisId)
    .where('rep_id', 'in', repIds)
    .execute();
  return new Map(rows.map((row) => [row.rep_id, row.book_t4q_cents]));
}

/** The same of the books as they are owned on a day; a rep who owns nothing analysed that day has 0. */
export async function booksOnDay(db: Db, analysisId: string, repIds: RepId[], day: Day): Promise<Map<RepId, number>> {
  if (repIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('assignments as s')
    .innerJoin('account_analyses as x', 'x.account_id', 's.account_id')
    .select((e) => ['s.rep_id', e.fn.sum<number>('x.t4q_cents').as('cents')])
    .where('x.analysis_id', '=', analysisId)
    .where('s.role', '=', 'owner')
    .where('s.rep_id', 'in', repIds)
    .where('s.from_date', '<=', day)
    .where((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', day)]))
    .groupBy('s.rep_id')
    .execute();
  const found = new Map(rows.map((row) => [row.rep_id, Number(row.cents)]));
  return new Map(repIds.map((repId) => [repId, found.get(repId) ?? 0]));
}

/** Spells of the accounts that a rep serves beside their owner, over now, before or to come. */
export function servedBy(
  db: Db,
  repId: RepId,
): Promise<readonly { accountId: AccountId; role: 'overlay' | 'inside'; from: Day; to: Day | null }[]> {
  return keptWithData(db, `served by ${repId}`, async () => {
    const rows = await db
      .selectFrom('assignments')
      .select(['account_id as accountId', 'role', 'from_date as from', 'to_date as to'])
      .where('rep_id', '=', repId)
      .where('role', '!=', 'owner')
      .execute();
    return rows.flatMap(({ role, ...row }) => (role === 'owner' ? [] : [{ ...row, role }]));
  });
}

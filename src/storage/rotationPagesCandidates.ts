import { sql } from 'kysely';
import type { AccountId, RepId } from '../accounts/types';
import type { AccountFact } from '../growth/facts';
import type { AccountAnalysis, AccountState, RepAnalysis } from '../growth/types';
import type { Db } from './database';

export const CANDIDATE_SORTS = ['name', 'owner', 't4q', 'growth', 'headroom'] as const;

export interface CandidateQuery {
  analysisId: string;
  /** Owners whose accounts are shown; null = everybody's. */
  within: readonly RepId[] | null;
  search?: string;
  ownerId?: RepId;
  state?: AccountState;
}

export interface CandidateRow {
  accountId: AccountId;
  name: string;
  ownerId: RepId;
  owner: string;
  state: AccountState;
  /** Minor units of the last four quarters; growth a fraction. */
  t4qCents: number;
  growth: number | null;
  headroomCents: number;
  potentialGrade: 'A' | 'B' | 'C';
  reasons: AccountFact[];
}

export interface CandidateOrder {
  column: (typeof CANDIDATE_SORTS)[number];
  descending: boolean;
  limit: number;
  offset: number;
}

const SORT_COLUMNS = {
  name: 'a.name',
  owner: 'r.name',
  t4q: 'x.t4q_cents',
  growth: 'x.growth',
  headroom: 'x.headroom_cents',
} as const;

/** One page of the candidates of an analysis. */
export async function listCandidates(db: Db, query: CandidateQuery, order: CandidateOrder): Promise<CandidateRow[]> {
  const ids = await candidatePage(db, query, order);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('account_analyses as x')
    .innerJoin('accounts as a', 'a.id', 'x.account_id')
    .innerJoin('reps as r', 'r.id', 'x.owner_id')
    .select(['x.account_id', 'a.name', 'r.id as owner_id', 'r.name as owner', 'x.state', 'x.t4q_cents', 'x.growth'])
    .select(['x.headroom_cents', 'x.potential_grade', 'x.detail'])
    .where('x.analysis_id', '=', query.analysisId)
    .where('x.account_id', 'in', ids)
    .execute();
  return rows
    .sort((one, other) => ids.indexOf(one.account_id) - ids.indexOf(other.account_id))
    .map((row) => ({
      accountId: row.account_id,
      name: row.name,
      ownerId: row.owner_id,
      owner: row.owner,
      state: row.state,
      t4qCents: row.t4q_cents,
      growth: row.growth,
      headroomCents: row.headroom_cents,
      potentialGrade: row.potential_grade,
      reasons: (JSON.parse(row.detail) as AccountAnalysis).reasons,
    }));
}

/** Ids of one page in order. Sorted over the index alone: the rows themselves are wide, and read for one page only. */
async function candidatePage(db: Db, query: CandidateQuery, order: CandidateOrder): Promise<AccountId[]> {
  const rows = await candidates(db, query)
    .$if(order.column === 'name', (q) => q.innerJoin('accounts as a', 'a.id', 'x.account_id'))
    .$if(order.column === 'owner', (q) => q.innerJoin('reps as r', 'r.id', 'x.owner_id'))
    .select('x.account_id')
    .orderBy(sql.ref(SORT_COLUMNS[order.column]), order.descending ? 'desc' : 'asc')
    .orderBy('x.account_id')
    .limit(order.limit)
    .offset(order.offset)
    .execute();
  return rows.map((row) => row.account_id);
}

/** Number and revenue (minor units of four quarters) of the candidates that fit the query. */
export async function sumCandidates(
  db: Db,
  query: CandidateQuery,
): Promise<{ accounts: number; t4qCents: number; headroomCents: number }> {
  const row = await candidates(db, query)
    .select((e) => [
      e.fn.countAll<number>().as('accounts'),
      e.fn.sum<number>('x.t4q_cents').as('t4q'),
      e.fn.sum<number>('x.headroom_cents').as('headroom'),
    ])
    .executeTakeFirstOrThrow();
  return { accounts: Number(row.accounts), t4qCents: Number(row.t4q ?? 0), headroomCents: Number(row.headroom ?? 0) };
}

function candidates(db: Db, query: CandidateQuery) {
  let rows = db
    .selectFrom('account_analyses as x')
    .where('x.analysis_id', '=', query.analysisId)
    .where('x.candidate', '=', 1)
    .where('x.owner_id', 'is not', null);
  if (query.within !== null) rows = rows.where('x.owner_id', 'in', [...query.within]);
  if (query.ownerId !== undefined) rows = rows.where('x.owner_id', '=', query.ownerId);
  if (query.state) rows = rows.where('x.state', '=', query.state);
  if (!query.search) return rows;
  const words = `%${query.search.replace(/[%_]/g, '')}%`;
  return rows.where('x.account_id', 'in', (e) =>
    e.selectFrom('accounts as n').select('n.id').where('n.name', 'like', words),
  );
}

export interface RepVerdictRow extends RepAnalysis {
  name: string;
}

/** Every rep of an analysis with the verdict and its reasons: who has candidates first, then by name. */
export async function listRepVerdicts(
  db: Db,
  analysisId: string,
  within: readonly RepId[] | null,
): Promise<RepVerdictRow[]> {
  let query = db
    .selectFrom('rep_analyses as x')
    .innerJoin('reps as r', 'r.id', 'x.rep_id')
    .select(['r.name', 'x.detail'])
    .where('x.analysis_id', '=', analysisId);
  if (within !== null) query = query.where('x.rep_id', 'in', [...within]);
  const rows = await query.orderBy('x.candidates', 'desc').orderBy('r.name').execute();
  return rows.map((row) => ({ ...(JSON.parse(row.detail) as RepAnalysis), name: row.name }));
}

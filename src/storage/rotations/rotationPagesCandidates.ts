import { sql } from 'kysely';
import type { AccountId, RepId } from '../../accounts/types';
import type { AccountFact } from '../../growth/facts';
import type { AccountAnalysis, AccountState } from '../../growth/types';
import { changedHands } from '../accounts/movedAccounts';
import { accountsNamed } from '../accounts/namedAccounts';
import type { Db } from '../database';
import { idList } from '../dialect/engine';
import { keptWithData } from '../kept';
import type { Rotation } from './rotations';

export const CANDIDATE_SORTS = ['name', 'owner', 't4q', 'growth', 'headroom'] as const;

/** The rotation whose candidates are asked for; one that is not analysed yet has none. */
export type CandidatesOf = Pick<Rotation, 'id' | 'analysisId' | 'cutOff' | 'effectiveDate'>;

export interface CandidateQuery {
  rotation: CandidatesOf;
  /** Owners whose accounts are shown; null = everybody's. */
  within: readonly RepId[] | null;
  /** Every word must occur in the name or be the beginning of the id. */
  search?: string;
  /** Owners, one of these. */
  ownerIds?: readonly RepId[];
  state?: AccountState;
}

export interface CandidateRow {
  accountId: AccountId;
  externalId: string;
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
  /** It changed hands between the data cut-off and the day of effect, with a trade of another rotation or none. */
  moved: boolean;
}

export interface CandidateOrder {
  column: (typeof CANDIDATE_SORTS)[number];
  descending: boolean;
  limit: number;
  offset: number;
}

/** The id of no analysis. */
const NONE = '';

/** Figures with a sign before them: no index is read in their order, which of a book leads through the whole analysis. */
const SORT_COLUMNS = {
  name: sql`a.name`,
  owner: sql`r.name`,
  t4q: sql`+x.t4q_cents`,
  growth: sql`+x.growth`,
  headroom: sql`+x.headroom_cents`,
} as const;

/**
 * One page of what the analysis of a rotation found to be candidates.
 * @param withMoved also those that changed hands since the data cut-off: they are candidates no longer
 */
export async function listCandidates(
  db: Db,
  query: CandidateQuery,
  order: CandidateOrder,
  withMoved = false,
): Promise<CandidateRow[]> {
  return candidateRows(db, query, await candidatePage(db, query, order, withMoved), withMoved);
}

/** Candidates with ids above one, in the order of their ids, at most so many; those that changed hands are left out. */
export async function candidatesAfter(
  db: Db,
  query: CandidateQuery,
  after: AccountId,
  limit: number,
): Promise<CandidateRow[]> {
  const rows = await found(db, query, await accountsNamed(db, query.search))
    .where('x.account_id', 'not in', moved(db, query))
    .where('x.account_id', '>', after)
    .select('x.account_id')
    .orderBy('x.account_id')
    .limit(limit)
    .execute();
  return candidateRows(
    db,
    query,
    rows.map((row) => row.account_id),
    false,
  );
}

async function candidateRows(
  db: Db,
  query: CandidateQuery,
  ids: readonly AccountId[],
  withMoved: boolean,
): Promise<CandidateRow[]> {
  if (ids.length === 0) return [];
  const moved = withMoved ? await movedOf(db, query, ids) : new Set<AccountId>();
  const rows = await db
    .selectFrom('account_analyses as x')
    .innerJoin('accounts as a', 'a.id', 'x.account_id')
    .innerJoin('reps as r', 'r.id', 'x.owner_id')
    .select([
      'x.account_id',
      'a.external_id',
      'a.name',
      'r.id as owner_id',
      'r.name as owner',
      'x.state',
      'x.t4q_cents',
      'x.growth',
    ])
    .select(['x.headroom_cents', 'x.potential_grade', 'x.detail'])
    .where('x.analysis_id', '=', query.rotation.analysisId ?? NONE)
    .where('x.account_id', 'in', [...ids])
    .execute();
  return rows
    .sort((one, other) => ids.indexOf(one.account_id) - ids.indexOf(other.account_id))
    .map((row) => ({
      accountId: row.account_id,
      externalId: row.external_id,
      name: row.name,
      ownerId: row.owner_id,
      owner: row.owner,
      state: row.state,
      t4qCents: row.t4q_cents,
      growth: row.growth,
      headroomCents: row.headroom_cents,
      potentialGrade: row.potential_grade,
      reasons: (JSON.parse(row.detail) as AccountAnalysis).reasons,
      moved: moved.has(row.account_id),
    }));
}

/** Ids of one page in order, which stay while the data do. */
function candidatePage(
  db: Db,
  query: CandidateQuery,
  order: CandidateOrder,
  withMoved: boolean,
): Promise<readonly AccountId[]> {
  const key = `order of candidates ${JSON.stringify([keyOf(query), order, withMoved])}`;
  return keptWithData(db, key, (reads) => sortCandidates(reads, query, order, withMoved));
}

/** Sorted over the index alone: the rows themselves are wide, and read for one page only. */
async function sortCandidates(
  db: Db,
  query: CandidateQuery,
  order: CandidateOrder,
  withMoved: boolean,
): Promise<AccountId[]> {
  const rows = await found(db, query, await accountsNamed(db, query.search))
    .$if(!withMoved, (q) => q.where('x.account_id', 'not in', moved(db, query)))
    .$if(order.column === 'name', (q) => q.innerJoin('accounts as a', 'a.id', 'x.account_id'))
    .$if(order.column === 'owner', (q) => q.innerJoin('reps as r', 'r.id', 'x.owner_id'))
    .select('x.account_id')
    .orderBy(SORT_COLUMNS[order.column], (o) => (order.descending ? o.desc() : o.asc()).nullsLast())
    .orderBy('x.account_id')
    .limit(order.limit)
    .offset(order.offset)
    .execute();
  return rows.map((row) => row.account_id);
}

/** Candidates in sum; money in minor units, revenue of four quarters. */
export interface CandidateSum {
  accounts: number;
  t4qCents: number;
  headroomCents: number;
  /** Accounts that were found to be candidates and have changed hands since the data cut-off; they count nowhere else. */
  moved: number;
}

/** Number, revenue and headroom of the candidates that fit the query. */
export function sumCandidates(db: Db, query: CandidateQuery): Promise<CandidateSum> {
  return keptWithData(db, `sum of candidates ${JSON.stringify(keyOf(query))}`, (reads) => summed(reads, query));
}

/** What of a query the answer depends on. */
function keyOf({ rotation: { id, analysisId, cutOff, effectiveDate }, ...asked }: CandidateQuery) {
  return { ...asked, rotation: { id, analysisId, cutOff, effectiveDate } };
}

async function summed(db: Db, query: CandidateQuery): Promise<CandidateSum> {
  // What moved is little beside what was found, and found by index: taking it off costs less than leaving it out.
  const named = await accountsNamed(db, query.search);
  const all = await sumOf(found(db, query, named));
  const gone = await sumOf(found(db, query, named).where('x.account_id', 'in', moved(db, query)));
  return {
    accounts: all.accounts - gone.accounts,
    t4qCents: all.t4qCents - gone.t4qCents,
    headroomCents: all.headroomCents - gone.headroomCents,
    moved: gone.accounts,
  };
}

async function sumOf(candidates: ReturnType<typeof found>) {
  const row = await candidates
    .select((e) => [
      e.fn.countAll<number>().as('accounts'),
      e.fn.sum<number>('x.t4q_cents').as('t4q'),
      e.fn.sum<number>('x.headroom_cents').as('headroom'),
    ])
    .executeTakeFirstOrThrow();
  return { accounts: Number(row.accounts), t4qCents: Number(row.t4q ?? 0), headroomCents: Number(row.headroom ?? 0) };
}

/** Subquery of the accounts that changed hands after the data cut-off and before the rotation takes effect. */
export function movedBefore(db: Db, { id, analysisId, cutOff, effectiveDate }: CandidatesOf) {
  return changedHands(db, { analysisId: analysisId ?? NONE, cutOff, before: effectiveDate, exceptRotationId: id });
}

const moved = (db: Db, { rotation }: CandidateQuery) => movedBefore(db, rotation);

async function movedOf(db: Db, query: CandidateQuery, ids: readonly AccountId[]): Promise<Set<AccountId>> {
  const rows = await moved(db, query)
    .where('member.account_id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.account_id));
}

/** What the analysis found, moved since or not. */
function found(db: Db, query: CandidateQuery, named: readonly AccountId[] | null) {
  let rows = db
    .selectFrom('account_analyses as x')
    .where('x.analysis_id', '=', query.rotation.analysisId ?? NONE)
    .where('x.candidate', '=', 1)
    .where('x.owner_id', 'is not', null);
  if (query.within !== null) rows = rows.where('x.owner_id', 'in', idList(db, query.within));
  if (query.ownerIds !== undefined) rows = rows.where('x.owner_id', 'in', idList(db, query.ownerIds));
  if (query.state) rows = rows.where('x.state', '=', query.state);
  return named === null ? rows : rows.where('x.account_id', 'in', idList(db, named));
}

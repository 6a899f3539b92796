import type { AccountId, RepId } from '../accounts/types';
import type { AccountState } from '../growth/types';
import type { Day } from '../shared/calendar';
import type { Db } from './database';

/** Columns by which the list of accounts can be sorted. */
export const ACCOUNT_SORTS = [
  't4q',
  'name',
  'owner',
  'segment',
  'region',
  'state',
  'growth',
  'relative',
  'penetration',
  'headroom',
] as const;

export type AccountSort = (typeof ACCOUNT_SORTS)[number];

export interface AccountFilter {
  /** Every word must occur in the name or be the beginning of the id. */
  words?: string;
  /** Any of these states. */
  states?: readonly AccountState[];
  /** Present owner; null = accounts that nobody owns. */
  repId?: RepId | null;
  segment?: string;
  region?: string;
  candidate?: boolean;
}

/** Which analysis and whose books, and what is asked of them. */
export interface AccountQuery extends AccountFilter {
  analysisId: string;
  /** Ownership counts as of this day. */
  today: Day;
  /** Reps whose accounts are shown; null = the whole company. Nobody's accounts, when asked for, are outside any scope. */
  scope: readonly RepId[] | null;
}

/** One line of the list; money is minor units of four quarters, growth and penetration are fractions. */
export interface AccountLine {
  id: AccountId;
  externalId: string;
  name: string;
  segment: string;
  region: string;
  industry: string;
  ownerId: RepId | null;
  ownerName: string | null;
  state: AccountState;
  t4qCents: number;
  growth: number | null;
  peerGrowth: number | null;
  relativeGrowth: number | null;
  potentialCents: number;
  potentialGrade: 'A' | 'B' | 'C';
  penetration: number | null;
  headroomCents: number;
  candidate: boolean;
}

/** How many accounts fit, and what they brought over the last four quarters (minor units). */
export async function accountTotals(db: Db, query: AccountQuery): Promise<{ accounts: number; t4qCents: number }> {
  const row = await fitting(db, query)
    .select((e) => [e.fn.countAll<number>().as('accounts'), e.fn.sum<number | null>('aa.t4q_cents').as('cents')])
    .executeTakeFirstOrThrow();
  return { accounts: Number(row.accounts), t4qCents: Number(row.cents ?? 0) };
}

/** One page of the accounts that fit, sorted; those without the figure come last. */
export async function accountLines(
  db: Db,
  query: AccountQuery,
  page: { column: AccountSort; descending: boolean; offset: number; limit: number },
): Promise<AccountLine[]> {
  const direction = page.descending ? 'desc' : 'asc';
  const rows = await withNames(fitting(db, query), query.today)
    .orderBy(COLUMN[page.column], (o) => {
      const ordered = page.descending ? o.desc() : o.asc();
      return MAY_BE_EMPTY.has(page.column) ? ordered.nullsLast() : ordered;
    })
    .orderBy('aa.account_id', direction)
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(toLine);
}

/** All accounts that fit, in the order of their ids, read in parts so that nothing waits for a slow reader. */
export async function* allAccountLines(db: Db, query: AccountQuery, part = 2000): AsyncGenerator<AccountLine[]> {
  for (let after = 0; ; ) {
    const rows = await withNames(fitting(db, query), query.today)
      .where('aa.account_id', '>', after)
      .orderBy('aa.account_id')
      .limit(part)
      .execute();
    if (rows.length > 0) yield rows.map(toLine);
    if (rows.length < part) return;
    after = rows[rows.length - 1].id;
  }
}

const COLUMN = {
  t4q: 'aa.t4q_cents',
  name: 'a.name',
  owner: 'r.name',
  segment: 'a.segment',
  region: 'a.region',
  state: 'aa.state',
  growth: 'aa.growth',
  relative: 'aa.relative_growth',
  penetration: 'aa.penetration',
  headroom: 'aa.headroom_cents',
} as const;

const MAY_BE_EMPTY: ReadonlySet<AccountSort> = new Set(['owner', 'growth', 'relative', 'penetration']);

/** Stands in an empty list of reps: ids begin at 1. */
const NO_REP = 0;

/** Analysed accounts that fit; conditions on other tables are subqueries, so that counting joins nothing. */
function fitting(db: Db, query: AccountQuery) {
  let select = db.selectFrom('account_analyses as aa').where('aa.analysis_id', '=', query.analysisId);
  const { states, candidate, segment, region, repId, scope, today } = query;
  if (states !== undefined) select = select.where('aa.state', 'in', [...states]);
  if (candidate !== undefined) select = select.where('aa.candidate', '=', candidate ? 1 : 0);
  const words = (query.words ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (segment !== undefined || region !== undefined || words.length > 0) {
    select = select.where('aa.account_id', 'in', (e) => {
      let named = e.selectFrom('accounts').select('id');
      if (segment !== undefined) named = named.where('segment', '=', segment);
      if (region !== undefined) named = named.where('region', '=', region);
      for (const word of words) {
        named = named.where((w) => {
          const contains = (column: 'name' | 'external_id', pattern: string) =>
            w(w.fn<string>('lower', [column]), 'like', pattern);
          const literal = word.replace(/[%_]/g, '');
          return w.or([contains('name', `%${literal}%`), contains('external_id', `${literal}%`)]);
        });
      }
      return named;
    });
  }
  const owned = (repIds: readonly RepId[] | null) =>
    db
      .selectFrom('assignments as s')
      .select('s.account_id')
      .where('s.role', '=', 'owner')
      .where('s.from_date', '<=', today)
      .where((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', today)]))
      .$if(repIds !== null, (s) => s.where('s.rep_id', 'in', repIds?.length ? repIds : [NO_REP]));
  if (repId === null) return select.where('aa.account_id', 'not in', owned(null));
  if (repId !== undefined) select = select.where('aa.account_id', 'in', owned([repId]));
  return scope === null ? select : select.where('aa.account_id', 'in', owned(scope));
}

function withNames(select: ReturnType<typeof fitting>, today: Day) {
  return select
    .innerJoin('accounts as a', 'a.id', 'aa.account_id')
    .leftJoin('assignments as s', (join) =>
      join
        .onRef('s.account_id', '=', 'aa.account_id')
        .on('s.role', '=', 'owner')
        .on('s.from_date', '<=', today)
        .on((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', today)])),
    )
    .leftJoin('reps as r', 'r.id', 's.rep_id')
    .select([
      'aa.account_id as id',
      'a.external_id as externalId',
      'a.name',
      'a.segment',
      'a.region',
      'a.industry',
      'r.id as ownerId',
      'r.name as ownerName',
      'aa.state',
      'aa.t4q_cents as t4qCents',
      'aa.growth',
      'aa.peer_growth as peerGrowth',
      'aa.relative_growth as relativeGrowth',
      'aa.potential_cents as potentialCents',
      'aa.potential_grade as potentialGrade',
      'aa.penetration',
      'aa.headroom_cents as headroomCents',
      'aa.candidate',
    ]);
}

function toLine(row: Omit<AccountLine, 'candidate'> & { candidate: 0 | 1 }): AccountLine {
  return { ...row, candidate: row.candidate === 1 };
}

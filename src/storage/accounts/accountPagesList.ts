import type { AccountId, RepId } from '../../accounts/types';
import type { AccountState } from '../../growth/types';
import { addDays, type Day } from '../../shared/calendar';
import type { Db } from '../database';
import { keptWithData } from '../kept';
import { type AccountQuery, fittingAccounts } from './accountPagesFilter';
import { changedHands } from './movedAccounts';
import { accountsNamed } from './namedAccounts';

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
  /** For review, and with the owner it was analysed with. */
  candidate: boolean;
}

export interface AccountPage {
  column: AccountSort;
  descending: boolean;
  offset: number;
  limit: number;
}

/** How many accounts fit, and what they brought over the last four quarters (minor units). */
export function accountTotals(db: Db, query: AccountQuery): Promise<{ accounts: number; t4qCents: number }> {
  return keptWithData(db, `totals of accounts ${JSON.stringify(query)}`, async (reads) => {
    const row = await fittingAccounts(reads, query, await accountsNamed(reads, query.words))
      .select((e) => [e.fn.countAll<number>().as('accounts'), e.fn.sum<number | null>('aa.t4q_cents').as('cents')])
      .executeTakeFirstOrThrow();
    return { accounts: Number(row.accounts), t4qCents: Number(row.cents ?? 0) };
  });
}

/** One page of the accounts that fit, sorted; those without the figure come last. */
export async function accountLines(db: Db, query: AccountQuery, page: AccountPage): Promise<AccountLine[]> {
  const ids = await sortedIds(db, query, page);
  const lines = new Map((await linesOf(db, query, ids)).map((line) => [line.id, line]));
  return ids.flatMap((id) => lines.get(id) ?? []);
}

/** All accounts that fit, in the order of their ids, read in parts so that nothing waits for a slow reader. */
export async function* allAccountLines(db: Db, query: AccountQuery): AsyncGenerator<AccountLine[]> {
  const named = await accountsNamed(db, query.words);
  for (let after = 0; ; ) {
    const rows = await fittingAccounts(db, query, named)
      .select('aa.account_id as id')
      .where('aa.account_id', '>', after)
      .orderBy('aa.account_id')
      .limit(PART)
      .execute();
    const ids = rows.map((row) => row.id);
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const lines = await linesOf(db, query, ids.slice(from, from + AT_ONCE));
      yield lines.sort((a, b) => a.id - b.id);
    }
    if (ids.length < PART) return;
    after = ids[ids.length - 1];
  }
}

/** The accounts that fit with ids above one, in the order of their ids, at most so many. */
export async function accountLinesAfter(
  db: Db,
  query: AccountQuery,
  after: AccountId,
  limit: number,
): Promise<AccountLine[]> {
  const rows = await fittingAccounts(db, query, await accountsNamed(db, query.words))
    .select('aa.account_id as id')
    .where('aa.account_id', '>', after)
    .orderBy('aa.account_id')
    .limit(limit)
    .execute();
  const lines = await linesOf(
    db,
    query,
    rows.map((row) => row.id),
  );
  return lines.sort((a, b) => a.id - b.id);
}

/** Ids read at once, and lines read and written at once. */
const PART = 10_000;
const AT_ONCE = 500;

/** Columns that the narrow index of the analysis holds; sorting by them reads no row. */
const FIGURES = {
  t4q: 'aa.t4q_cents',
  state: 'aa.state',
  growth: 'aa.growth',
  relative: 'aa.relative_growth',
  penetration: 'aa.penetration',
  headroom: 'aa.headroom_cents',
} as const;

const NAMES = { name: 'a.name', segment: 'a.segment', region: 'a.region' } as const;

/** Figures that an account may lack. */
const MAY_BE_EMPTY: ReadonlySet<AccountSort> = new Set(['growth', 'relative', 'penetration']);

/** The ids of one page; it is looked at again and again while the data stay the same. */
function sortedIds(db: Db, query: AccountQuery, page: AccountPage): Promise<readonly AccountId[]> {
  return keptWithData(db, `order of accounts ${JSON.stringify([query, page])}`, (reads) => sortIds(reads, query, page));
}

/** Sorts before any name is read: whole rows of 200,000 accounts would take ten times as long. */
async function sortIds(db: Db, query: AccountQuery, page: AccountPage): Promise<AccountId[]> {
  const { column, descending } = page;
  const direction = descending ? 'desc' : 'asc';
  const fitting = fittingAccounts(db, query, await accountsNamed(db, query.words));
  let sorted: ReturnType<typeof fittingAccounts>;
  if (column === 'owner') {
    sorted = withOwner(fitting, query.today)
      .orderBy('r.name', (o) => (descending ? o.desc() : o.asc()).nullsLast())
      .orderBy('aa.account_id', direction);
  } else if (column === 'name' || column === 'segment' || column === 'region') {
    sorted = fitting
      .innerJoin('accounts as a', 'a.id', 'aa.account_id')
      .orderBy(NAMES[column], direction)
      .orderBy('a.id', direction);
  } else {
    sorted = fitting
      .orderBy(FIGURES[column], (o) => {
        const ordered = descending ? o.desc() : o.asc();
        return MAY_BE_EMPTY.has(column) ? ordered.nullsLast() : ordered;
      })
      .orderBy('aa.account_id', direction);
  }
  const rows = await sorted.select('aa.account_id as id').limit(page.limit).offset(page.offset).execute();
  return rows.map((row) => row.id);
}

/** The lines of some accounts, in no order. */
async function linesOf(
  db: Db,
  { analysisId, cutOff, today }: AccountQuery,
  ids: readonly AccountId[],
): Promise<AccountLine[]> {
  if (ids.length === 0) return [];
  const rows = await withOwner(fittingAccounts(db, { analysisId, cutOff, today, scope: null }, null), today)
    .innerJoin('accounts as a', 'a.id', 'aa.account_id')
    .where('aa.account_id', 'in', [...ids])
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
    ])
    .execute();
  const moved = new Set(
    (
      await changedHands(db, { analysisId, cutOff, before: addDays(today, 1) })
        .where('member.account_id', 'in', [...ids])
        .execute()
    ).map((row) => row.account_id),
  );
  return rows.map((row) => ({ ...row, candidate: row.candidate === 1 && !moved.has(row.id) }));
}

/** Adds the owner of a day. */
function withOwner(select: ReturnType<typeof fittingAccounts>, today: Day) {
  return select
    .leftJoin('assignments as s', (join) =>
      join
        .onRef('s.account_id', '=', 'aa.account_id')
        .on('s.role', '=', 'owner')
        .on('s.from_date', '<=', today)
        .on((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', today)])),
    )
    .leftJoin('reps as r', 'r.id', 's.rep_id');
}

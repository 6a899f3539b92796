import type { AccountId, RepId } from '../../accounts/types';
import type { Day, Month } from '../../shared/calendar';
import type { Db } from '../database';
import { idList } from '../dialect/engine';
import { accountsNamed } from './namedAccounts';

/** What is asked of accounts that no analysis has looked at. */
export interface PlainQuery {
  /** Ownership counts as of this day. */
  today: Day;
  /** Reps whose accounts are shown; null = the whole company. */
  scope: readonly RepId[] | null;
  words?: string;
  /** Owner; null = nobody. */
  repIds?: readonly RepId[] | null;
  segment?: string;
  region?: string;
}

/** An account with what is known without an analysis. */
export interface PlainLine {
  id: AccountId;
  externalId: string;
  name: string;
  segment: string;
  region: string;
  ownerId: RepId | null;
  ownerName: string | null;
  /** Minor units of all its months, and the first and last of them; null without any. */
  revenueCents: number;
  firstMonth: Month | null;
  lastMonth: Month | null;
}

/** How many accounts fit. */
export async function countPlain(db: Db, query: PlainQuery): Promise<number> {
  const row = await fitting(db, query, await accountsNamed(db, query.words))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** One page of the accounts that fit, by name; revenue is added up for these alone. */
export async function plainLines(
  db: Db,
  query: PlainQuery,
  page: { offset: number; limit: number },
): Promise<PlainLine[]> {
  const rows = await fitting(db, query, await accountsNamed(db, query.words))
    .leftJoin('reps as r', 'r.id', 's.rep_id')
    .select(['a.id', 'a.external_id as externalId', 'a.name', 'a.segment', 'a.region'])
    .select(['r.id as ownerId', 'r.name as ownerName'])
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const sums = await revenueOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, ...(sums.get(row.id) ?? NOTHING) }));
}

const NOTHING = { revenueCents: 0, firstMonth: null, lastMonth: null };

async function revenueOf(db: Db, ids: readonly AccountId[]) {
  if (ids.length === 0) return new Map<AccountId, typeof NOTHING>();
  const rows = await db
    .selectFrom('revenue')
    .select((e) => [
      'account_id as id',
      e.fn.sum<number>('amount_cents').as('cents'),
      e.fn.min('month').as('firstMonth'),
      e.fn.max('month').as('lastMonth'),
    ])
    .where('account_id', 'in', [...ids])
    .groupBy('account_id')
    .execute();
  return new Map(rows.map(({ id, cents, ...months }) => [id, { revenueCents: Number(cents), ...months }]));
}

function fitting(db: Db, { today, scope, repIds, segment, region }: PlainQuery, named: readonly AccountId[] | null) {
  let select = db.selectFrom('accounts as a').leftJoin('assignments as s', (join) =>
    join
      .onRef('s.account_id', '=', 'a.id')
      .on('s.role', '=', 'owner')
      .on('s.from_date', '<=', today)
      .on((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', today)])),
  );
  select = select.where('a.merged_into', 'is', null);
  if (segment !== undefined) select = select.where('a.segment', '=', segment);
  if (region !== undefined) select = select.where('a.region', '=', region);
  if (named !== null) select = select.where('a.id', 'in', idList(db, named));
  // Nobody's accounts, when asked for, are outside any scope.
  if (repIds === null) return select.where('s.rep_id', 'is', null);
  if (repIds !== undefined) select = select.where('s.rep_id', 'in', idList(db, repIds));
  return scope === null ? select : select.where('s.rep_id', 'in', idList(db, scope));
}

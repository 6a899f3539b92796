import { sql } from 'kysely';
import type { CategoryRevenue, QuarterlyRevenue } from '../../accounts/revenue';
import type { AccountId, CategoryId } from '../../accounts/types';
import {
  firstMonthIndexOfQuarter,
  type Month,
  monthFromIndex,
  monthIndex,
  quarterIndexOfMonth,
  quarterIndexOfMonthIndex,
} from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import type { Database } from '../database';
import { GrowingNumbers } from './growingNumbers';

export interface RevenueOptions {
  fiscalYearStartMonth: number;
  valueBasis: 'revenue' | 'margin';
  /** Quarter index of the as-of quarter; later months are not read. */
  through: number;
}

/**
 * Revenue (or margin) of every account by fiscal quarter, minor units, up to the end of quarter `through`. One pass
 * over the table in key order; the database adds up each account's month, the quarters are folded here.
 * @throws ProductError refused revenue.marginMissing when margins are asked for and some rows have none
 */
export async function loadQuarterlyRevenue(database: Database, options: RevenueOptions): Promise<QuarterlyRevenue> {
  const { fiscalYearStartMonth: start, through } = options;
  const lastMonth = lastMonthOf(through, start);
  const firstMonth = await firstMonthWithRevenue(database);
  if (firstMonth === null || firstMonth > lastMonth) return noRevenue(through);
  if (options.valueBasis === 'margin') await requireMargins(database, lastMonth);
  const firstQuarter = quarterIndexOfMonth(firstMonth, start);
  const quarters = through - firstQuarter + 1;
  const offsetOf = new Map<Month, number>();
  for (let month = monthIndex(firstMonth); month <= monthIndex(lastMonth); month++) {
    offsetOf.set(monthFromIndex(month), quarterIndexOfMonthIndex(month, start) - firstQuarter);
  }

  const accountIds: AccountId[] = [];
  const cents = new GrowingNumbers();
  await database.bulk.each<[AccountId, Month, number]>(
    `select account_id, month, sum(${column(options)}) from revenue
      where month <= ? group by account_id, month order by account_id, month`,
    [lastMonth],
    ([accountId, month, sum]) => {
      if (accountIds[accountIds.length - 1] !== accountId) accountIds.push(accountId);
      cents.add((accountIds.length - 1) * quarters + offsetOf.get(month)!, sum);
    },
  );
  return {
    firstQuarter,
    quarters,
    accountIds,
    cents: cents.done(accountIds.length * quarters),
    firstCompleteQuarter: quarterIndexOfMonthIndex(monthIndex(firstMonth) + 2, start),
  };
}

/**
 * Revenue (or margin) of the four quarters that end with `through` by account and category, minor units.
 * @param revenue the quarterly revenue loaded with the same options: positions refer to its accounts
 */
export async function loadCategoryRevenue(
  database: Database,
  options: RevenueOptions,
  revenue: QuarterlyRevenue,
): Promise<CategoryRevenue> {
  const { fiscalYearStartMonth: start, through } = options;
  const categories = await database.db.selectFrom('categories').select('id').orderBy('id').execute();
  const categoryIds = categories.map(({ id }) => id);
  const placeOf = new Map(categoryIds.map((id, place) => [id, place]));
  const found = { accounts: new GrowingNumbers(), categories: new GrowingNumbers(), cents: new GrowingNumbers() };
  let position = 0;
  await database.bulk.each<[AccountId, CategoryId, number]>(
    `select account_id, category_id, sum(${column(options)}) from revenue
      where month between ? and ? group by account_id, category_id order by account_id, category_id`,
    [monthFromIndex(firstMonthIndexOfQuarter(through - 3, start)), lastMonthOf(through, start)],
    ([accountId, categoryId, cents]) => {
      // Both come in the order of the account ids.
      while (revenue.accountIds[position] < accountId) position++;
      const place = placeOf.get(categoryId);
      if (revenue.accountIds[position] !== accountId || place === undefined) throw notRead(accountId);
      found.accounts.push(position);
      found.categories.push(place);
      found.cents.push(cents);
    },
  );
  return {
    accountPositions: Int32Array.from(found.accounts.done()),
    categoryIds,
    categoryPositions: Int32Array.from(found.categories.done()),
    cents: found.cents.done(),
  };
}

/** Money is never credited to a thing that was not read: both loads have to see the same moment (storage/snapshot). */
function notRead(accountId: AccountId): Error {
  return new Error(`Revenue of account ${accountId} was read that the accounts or categories do not hold.`);
}

const column = ({ valueBasis }: RevenueOptions): string => (valueBasis === 'margin' ? 'margin_cents' : 'amount_cents');

const lastMonthOf = (quarter: number, start: number): Month =>
  monthFromIndex(firstMonthIndexOfQuarter(quarter + 1, start) - 1);

/** Each account's first month is the first entry of its stretch of the key, so this looks at one row an account. */
async function firstMonthWithRevenue({ db }: Database): Promise<Month | null> {
  const { rows } = await sql<{ month: Month | null }>`
    select min((select min(month) from revenue where account_id = accounts.id)) as month from accounts`.execute(db);
  return rows[0].month;
}

function noRevenue(through: number): QuarterlyRevenue {
  return { firstQuarter: through, quarters: 1, accountIds: [], cents: new Float64Array(0) };
}

async function requireMargins({ db }: Database, last: Month): Promise<void> {
  const { missing } = await db
    .selectFrom('revenue')
    .select((e) => e.fn.countAll<number>().as('missing'))
    .where('margin_cents', 'is', null)
    .where('month', '<=', last)
    .executeTakeFirstOrThrow();
  if (missing === 0) return;
  throw new ProductError(
    'refused',
    'revenue.marginMissing',
    `The policy values accounts by margin, but ${missing} revenue rows up to ${last} have none. ` +
      'Import them with a margin, or set valueBasis to "revenue".',
    { missing },
  );
}

import { sumOfQuarters } from '../../accounts/revenue';
import type { AccountId } from '../../accounts/types';
import { asOfQuarterIndex } from '../../shared/calendar';
import { categoryNames } from '../../storage/accounts/accountPages';
import type { Database } from '../../storage/database';
import { companyPolicy } from '../../storage/people/company';
import { loadRevenueOfAccounts, revenueMonths } from '../../storage/revenue/revenueOfAccounts';
import { whiteSpaceOf } from '../../storage/trades/handoffPagesBook';

const TREND_QUARTERS = 12;

/** What a line of the own list shows besides its figures. */
export interface BookDetail {
  /** Minor units of up to twelve complete quarters, earliest first; empty before there is revenue. */
  quarters: number[];
  couldAlsoBuy: { category: string; typicalCents: number }[];
}

/** Trend and white space of the accounts on one page of a list. */
export async function bookDetails(
  database: Database,
  accountIds: readonly AccountId[],
  analysisId: string | null,
): Promise<Map<AccountId, BookDetail>> {
  const { db } = database;
  const space = analysisId === null ? new Map() : await whiteSpaceOf(db, analysisId, accountIds);
  const names = await categoryNames(db);
  const quarters = await lastQuarters(database, accountIds);
  return new Map(
    accountIds.map((id): [AccountId, BookDetail] => [
      id,
      {
        quarters: quarters.get(id) ?? [],
        couldAlsoBuy: (space.get(id) ?? []).map((item: { categoryId: number; typicalCents: number }) => ({
          category: names.get(item.categoryId) ?? '',
          typicalCents: item.typicalCents,
        })),
      },
    ]),
  );
}

async function lastQuarters(database: Database, accountIds: readonly AccountId[]): Promise<Map<AccountId, number[]>> {
  const { fiscalYearStartMonth } = await companyPolicy(database.db);
  const months = await revenueMonths(database.db);
  if (months === null) return new Map();
  const through = asOfQuarterIndex(months.lastMonth, fiscalYearStartMonth);
  const revenue = await loadRevenueOfAccounts(database, accountIds, {
    fiscalYearStartMonth,
    firstMonth: months.firstMonth,
    from: through - TREND_QUARTERS + 1,
    through,
  });
  return new Map(
    revenue.accountIds.map((id, position): [AccountId, number[]] => [
      id,
      Array.from({ length: revenue.quarters }, (_, n) => sumOfQuarters(revenue, position, revenue.firstQuarter + n, 1)),
    ]),
  );
}

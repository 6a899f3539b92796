import { revenueLookup } from '../../outcomes/accountChange';
import { earlierChoices } from '../../outcomes/earlierChoices';
import { type RegressionToMean, regressionToMean } from '../../outcomes/regressionToMean';
import { effectiveQuarter } from '../../outcomes/window';
import { asOfQuarterIndex } from '../../shared/calendar';
import type { Database } from '../../storage/database';
import { legsInEffect } from '../../storage/outcomes/outcomePages';
import { companyPolicy, findCompany } from '../../storage/people/company';
import { loadQuarterlyRevenue } from '../../storage/revenue/revenueHistory';
import { revenueMonths } from '../../storage/revenue/revenueOfAccounts';
import { answered } from './keptPerData';

/**
 * What accounts that stood still in earlier years did by themselves afterwards, without a swap: the regression to the
 * mean that every comparison of before and after must be read beside.
 * @returns null while there is no complete quarter of revenue
 */
export async function reportRegression(database: Database): Promise<RegressionToMean | null> {
  const policy = await companyPolicy(database.db);
  const start = policy.fiscalYearStartMonth;
  const dataVersion = (await findCompany(database.db))?.dataVersion ?? 0;
  const months = await revenueMonths(database.db);
  if (months === null) return null;
  const last = asOfQuarterIndex(months.lastMonth, start);
  const swappedFrom = new Map<number, number>();
  for (const { accountId, effectiveDate } of await legsInEffect(database.db)) {
    const quarter = effectiveQuarter(effectiveDate, start);
    swappedFrom.set(accountId, Math.min(quarter, swappedFrom.get(accountId) ?? quarter));
  }
  const parts = ['regression', last, start, policy.growth.flatUpTo, [...swappedFrom]];
  return answered(database, dataVersion, { parts, subject: {} }, async () => {
    const options = { fiscalYearStartMonth: start, valueBasis: policy.valueBasis, through: last };
    const revenue = await loadQuarterlyRevenue(database, options);
    return regressionToMean(
      earlierChoices(revenue, policy.growth.flatUpTo, swappedFrom, last),
      revenueLookup(revenue),
      last,
    );
  });
}

import { requireYearOnYear } from '../../growth/history';
import type { Exclusion, GrowthInput, Inclusion } from '../../growth/types';
import type { Policy } from '../../rotations/policy';
import {
  asOfQuarterIndex,
  type Day,
  isMonth,
  isQuarter,
  lastDayOfQuarter,
  monthIndex,
  monthOf,
  monthsOfQuarter,
  quarterFromIndex,
  quarterIndex,
} from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { loadAbsences, loadAccounts, loadDeals, loadQuotas, loadReps } from '../../storage/accounts/accounts';
import { loadAssignments } from '../../storage/accounts/ledger';
import type { Database } from '../../storage/database';
import { optedInReps } from '../../storage/people/optIns';
import { loadCategoryRevenue, loadQuarterlyRevenue } from '../../storage/revenue/revenueHistory';
import { revenueMonths } from '../../storage/revenue/revenueOfAccounts';

export interface AnalysisRequest {
  policy: Policy;
  /** 'YYYY-Qn'; left out: the last quarter that the data covers whole. */
  asOf?: string;
  /** 'YYYY-MM'; left out: the newest month with revenue. */
  dataThrough?: string;
  /** Day of the request: no data goes further than its month; left out: not looked at. */
  today?: Day;
  exclusions: Exclusion[];
  /** Left out: none. */
  inclusions?: Inclusion[];
}

export interface AnalysisPeriod {
  /** Quarter index. */
  asOf: number;
  dataThrough: string;
  /** First and last month with revenue. */
  firstMonth: string;
  lastMonth: string;
  /** Last day of the as-of quarter: what is known then counts. */
  cutOff: string;
}

/**
 * Settles as of which quarter an analysis looks: the stated one, else the last complete one.
 * @throws ProductError analysis.noRevenue, analysis.badPeriod, analysis.incompleteQuarter
 */
export async function analysisPeriod(
  database: Database,
  request: Omit<AnalysisRequest, 'exclusions'>,
): Promise<AnalysisPeriod> {
  const span = await revenueMonths(database.db);
  if (!span) {
    throw new ProductError('refused', 'analysis.noRevenue', 'There is no revenue yet. Import your data first.');
  }
  if (request.dataThrough !== undefined && !isMonth(request.dataThrough)) {
    throw badPeriod(`"${request.dataThrough}" is not a month; write YYYY-MM, for example ${span.lastMonth}.`);
  }
  if (request.asOf !== undefined && !isQuarter(request.asOf)) {
    throw badPeriod(`"${request.asOf}" is not a quarter; write YYYY-Qn, for example 2026-Q3.`);
  }
  if (
    request.dataThrough !== undefined &&
    request.today !== undefined &&
    request.dataThrough > monthOf(request.today)
  ) {
    throw badPeriod(
      `${request.dataThrough} is not over: today is ${request.today}, so no data goes through it. The newest month with revenue is ${span.lastMonth}.`,
    );
  }
  const start = request.policy.fiscalYearStartMonth;
  const dataThrough = request.dataThrough ?? span.lastMonth;
  const last = asOfQuarterIndex(dataThrough, start);
  const asOf = request.asOf === undefined ? last : quarterIndex(request.asOf);
  if (asOf > last) {
    throw new ProductError(
      'refused',
      'analysis.incompleteQuarter',
      `${quarterFromIndex(asOf)} is not complete: it ends with ${monthsOfQuarter(asOf, start)[2]}, the data goes through ${dataThrough}. The last complete quarter is ${quarterFromIndex(last)}.`,
    );
  }
  // Nothing complete yet is too little history, which is said with what is missing; a stated quarter is a wrong one.
  if (request.asOf !== undefined && monthIndex(monthsOfQuarter(asOf, start)[2]) < monthIndex(span.firstMonth)) {
    throw badPeriod(`${quarterFromIndex(asOf)} lies before the first month with revenue, ${span.firstMonth}.`);
  }
  return {
    asOf,
    dataThrough,
    firstMonth: span.firstMonth,
    lastMonth: span.lastMonth,
    cutOff: lastDayOfQuarter(asOf, start),
  };
}

/**
 * Reads everything that a growth analysis looks at.
 * @throws ProductError growth.tooLittleHistory when there are fewer than eight complete quarters
 */
export async function gatherGrowthInput(
  database: Database,
  request: AnalysisRequest,
): Promise<{ period: AnalysisPeriod; input: GrowthInput }> {
  const period = await analysisPeriod(database, request);
  const { policy } = request;
  const revenue = await loadQuarterlyRevenue(database, {
    fiscalYearStartMonth: policy.fiscalYearStartMonth,
    valueBasis: policy.valueBasis,
    through: period.asOf,
  });
  requireYearOnYear(period, period.asOf, policy.fiscalYearStartMonth);
  const input: GrowthInput = {
    asOf: period.asOf,
    cutOff: period.cutOff,
    fiscalYearStartMonth: policy.fiscalYearStartMonth,
    policy: { growth: policy.growth, candidates: policy.candidates, reps: policy.reps },
    accounts: await loadAccounts(database.db),
    reps: await loadReps(database.db),
    assignments: await loadAssignments(database.db),
    revenue,
    categoryRevenue: await loadCategoryRevenue(
      database,
      {
        fiscalYearStartMonth: policy.fiscalYearStartMonth,
        valueBasis: policy.valueBasis,
        through: period.asOf,
      },
      revenue,
    ),
    deals: await loadDeals(database.db),
    absences: await loadAbsences(database.db),
    quotas: await loadQuotas(database.db),
    exclusions: request.exclusions,
    inclusions: request.inclusions ?? [],
    optedIn: await optedInReps(database.db),
  };
  return { period, input };
}

function badPeriod(sentence: string): ProductError {
  return new ProductError('invalid', 'analysis.badPeriod', sentence);
}

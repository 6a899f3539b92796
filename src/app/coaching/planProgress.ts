import type { AccountId } from '../../accounts/types';
import { goalOf } from '../../coaching/standing';
import { buildCoachingStacks } from '../../outcomes/coaching/buildStacks';
import { measureCoaching } from '../../outcomes/coaching/measure';
import { newCategories } from '../../outcomes/coaching/newCategories';
import { beyondSimilar, type Progress, progressOf } from '../../outcomes/coaching/progress';
import type { CoachedPlan } from '../../outcomes/coaching/types';
import { quarterIndexOfDay } from '../../shared/calendar';
import { listPlans, type StoredPlan } from '../../storage/coaching/plans';
import type { Database } from '../../storage/database';
import { loadRevenueByCategory } from '../../storage/outcomes/effectFacts';
import { answered } from '../outcomes/keptPerData';
import { coachedPlan, dataFor, type SeenQuarter, seenQuarter } from './measureCoaching';

/** How far a plan has come, by its figures. */
export interface PlanProgress {
  /** Quarter indexes: the first one under the plan, and the last complete one. */
  start: number;
  asOf: number;
  /** Complete quarters under the plan, up to its end. */
  quarters: number;
  /** Against similar customers; null where nothing can be compared. */
  growth: Progress | null;
  /** Categories bought for the first time, by the end of each quarter under the plan. */
  categories: number[];
  /** The figure of the goal's measure; null while it is not known. */
  figure: number | null;
}

/**
 * How far one coaching plan has come: its accounts beside similar customers quarter by quarter, and the categories they
 * added. Worked out once for each version of the data.
 * @returns null without revenue
 */
export async function planProgress(database: Database, plan: StoredPlan): Promise<PlanProgress | null> {
  const seen = await seenQuarter(database);
  if (seen === null) return null;
  // The other plans say whose accounts are no fair comparison.
  const plans = (await listPlans(database.db)).map(coachedPlan);
  const own = plans.find(({ planId }) => planId === plan.id);
  if (own === undefined) return null;
  const others = plans.map((one) => [one.repId, one.startDate, one.endedOn]);
  const parts = ['coachingProgress', seen.asOf, own, others];
  const subject = { coachingPlanId: plan.id };
  const measured = await answered(database, seen.dataVersion, { parts, subject }, async () => {
    const data = await dataFor(database, [own], seen);
    const [stack] = buildCoachingStacks([own], [], data.companyOf, seen.fiscalYearStartMonth, plans);
    const company = data.companyOf(own.analysisId);
    const { effectiveQuarter: start, lastBefore } = stack;
    const until = lastQuarterOf(own, seen);
    return {
      start,
      growth: progressOf(
        measureCoaching(stack, data.revenue, company.repEffects),
        seen.asOf,
        data.revenue.firstQuarter,
        until,
      ),
      until,
      categories: await categoriesOf(
        database,
        own.accountIds,
        { start, lastBefore, asOf: until },
        seen.fiscalYearStartMonth,
      ),
    };
  });
  const { until, ...progress } = measured;
  const quarters = Math.max(0, until - measured.start + 1);
  const figure =
    goalOf(plan).measure === 'categories'
      ? (measured.categories[quarters - 1] ?? null)
      : beyondSimilar(measured.growth?.since ?? null);
  return { ...progress, asOf: seen.asOf, quarters, figure };
}

/** The last complete quarter that counts: of an ended plan the one before its end, else the last of the data. */
function lastQuarterOf({ endedOn }: CoachedPlan, { asOf, fiscalYearStartMonth }: SeenQuarter): number {
  return endedOn === null ? asOf : Math.min(asOf, quarterIndexOfDay(endedOn, fiscalYearStartMonth) - 1);
}

async function categoriesOf(
  database: Database,
  accountIds: readonly AccountId[],
  quarters: { start: number; lastBefore: number; asOf: number },
  fiscalYearStartMonth: number,
): Promise<number[]> {
  return newCategories(accountIds, await loadRevenueByCategory(database, accountIds, fiscalYearStartMonth), quarters);
}

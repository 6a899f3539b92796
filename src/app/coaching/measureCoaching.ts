import { revenueLookup } from '../../outcomes/accountChange';
import { type CoachingInput, coachingEffect } from '../../outcomes/coaching/effect';
import type { AnalysedCompany, CoachedPlan, CoachingEffect } from '../../outcomes/coaching/types';
import { asOfQuarterIndex, lastDayOfQuarter, quarterIndexOfMonth } from '../../shared/calendar';
import { analysedCompany } from '../../storage/coaching/comparison';
import { listPlans, type StoredPlan } from '../../storage/coaching/plans';
import type { Database } from '../../storage/database';
import { legsInEffect } from '../../storage/outcomes/outcomePages';
import { companyPolicy, findCompany } from '../../storage/people/company';
import { loadRevenueOfAccounts, revenueMonths } from '../../storage/revenue/revenueOfAccounts';
import { answered } from '../outcomes/keptPerData';
import { legsSeenFrom } from '../outcomes/seenFrom';

/** Where one looks from: quarter indexes, and what the estimate needs of the data. */
export type CoachingData = Omit<CoachingInput, 'plans' | 'moves'>;

/**
 * What all coaching plans did, as seen from a quarter: only those count that had begun by the end of the quarter after it.
 * Worked out once for each version of the data.
 * @param asOf quarter index; left out, or later than the data: the last complete quarter
 * @returns null while no plan has a complete quarter, or there is nobody to compare with
 */
export async function measureCoaching(database: Database, asOf?: number): Promise<CoachingEffect | null> {
  const plans = (await listPlans(database.db)).map(coachedPlan);
  if (plans.length === 0) return null;
  const seen = await seenQuarter(database, asOf);
  if (seen === null) return null;
  const { dataVersion, latest, fiscalYearStartMonth } = seen;
  const day = lastDayOfQuarter(seen.asOf + 1, fiscalYearStartMonth);
  const begun = plans.filter(({ startDate }) => startDate <= day);
  const legs = legsSeenFrom(await legsInEffect(database.db), { asOf: seen.asOf, latest, fiscalYearStartMonth });
  const moves = legs.map(({ rotationId, tradeId, accountId, fromRepId, toRepId, effectiveDate, heldUntil }) => ({
    rotationId,
    tradeId,
    accountId,
    fromRepId,
    toRepId,
    effectiveDate,
    heldUntil,
  }));
  const parts = ['coaching', seen.asOf, fiscalYearStartMonth, begun, moves];
  return answered(database, dataVersion, { parts, subject: { asOf } }, async () =>
    coachingEffect({ plans: begun, moves, ...(await dataFor(database, begun, seen)) }),
  );
}

/** A plan as far as its effect is concerned. */
export function coachedPlan(plan: StoredPlan): CoachedPlan {
  const { id: planId, repId, startDate, analysisId, accountIds } = plan;
  const endedOn = plan.end?.at.slice(0, 10) ?? null;
  return { planId, repId, startDate, endedOn, analysisId, openedAt: plan.opened.at, accountIds };
}

export interface SeenQuarter {
  asOf: number;
  latest: number;
  dataVersion: number;
  fiscalYearStartMonth: number;
  months: { firstMonth: string; lastMonth: string };
}

/** The quarter that is looked back from; null without a month of revenue. */
export async function seenQuarter(database: Database, asOf?: number): Promise<SeenQuarter | null> {
  const dataVersion = (await findCompany(database.db))?.dataVersion ?? 0;
  const { fiscalYearStartMonth } = await companyPolicy(database.db);
  const months = await revenueMonths(database.db);
  if (months === null) return null;
  const latest = asOfQuarterIndex(months.lastMonth, fiscalYearStartMonth);
  return { asOf: Math.min(asOf ?? latest, latest), latest, dataVersion, fiscalYearStartMonth, months };
}

/** What the analyses of some plans knew, and the revenue of all accounts in them. */
export async function dataFor(
  database: Database,
  plans: readonly CoachedPlan[],
  { asOf, fiscalYearStartMonth, months }: SeenQuarter,
): Promise<CoachingData> {
  const companies = new Map<string, AnalysedCompany>();
  for (const id of new Set(plans.map(({ analysisId }) => analysisId))) {
    companies.set(id, await analysedCompany(database.db, id));
  }
  const accounts = [...companies.values()].flatMap((company) => company.accounts.map(({ accountId }) => accountId));
  const span = {
    fiscalYearStartMonth,
    firstMonth: months.firstMonth,
    from: quarterIndexOfMonth(months.firstMonth, fiscalYearStartMonth),
    through: asOf,
  };
  return {
    companyOf: (id) => companies.get(id)!,
    revenue: revenueLookup(await loadRevenueOfAccounts(database, accounts, span)),
    fiscalYearStartMonth,
    asOf,
  };
}

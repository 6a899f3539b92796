import type { AccountId } from '../../accounts/types';
import { quarterIndexOfDay } from '../../shared/calendar';
import { groupBy } from '../../shared/groupBy';
import type { MoveFacts } from '../effect/buildStacks';
import type { Member, Stack } from '../effect/types';
import { effectiveQuarter } from '../window';
import type { AnalysedAccount, AnalysedCompany, CoachedPlan } from './types';

/** An account that changed hands within so many quarters before has a year before that mixes two reps. */
const QUARTERS_SETTLED = 4;

/** One comparison: the accounts of the plans that began in a quarter against accounts of reps who were not coached. */
export interface CoachingStack extends Stack {
  plans: readonly CoachedPlan[];
  analysisId: string;
}

/**
 * One stack a start quarter. Both sides are fixed at the start: the accounts the plans began with, and accounts of the
 * analysis of that time whose reps are in no coaching plan then and that were not exchanged within the year. Whatever
 * happens to an account later, it stays in: to leave out who is exchanged or coached because of how it went would choose
 * by the outcome.
 * @param companyOf what an analysis knew, by its id
 * @param everyPlan those of the whole company, where the stacks are wanted of some only
 */
export function buildCoachingStacks(
  plans: readonly CoachedPlan[],
  moves: readonly MoveFacts[],
  companyOf: (analysisId: string) => AnalysedCompany,
  fiscalYearStartMonth: number,
  everyPlan: readonly CoachedPlan[] = plans,
): CoachingStack[] {
  const quarterOf = (plan: CoachedPlan): number => effectiveQuarter(plan.startDate, fiscalYearStartMonth);
  const dated = moves.map((move) => ({
    accountId: move.accountId,
    quarter: effectiveQuarter(move.effectiveDate, fiscalYearStartMonth),
  }));
  return [...groupBy(plans, quarterOf)]
    .sort(([a], [b]) => a - b)
    .map(([quarter, own]): CoachingStack => {
      const latest = own.reduce((a, b) => (b.openedAt > a.openedAt ? b : a));
      const start = own.map(({ startDate }) => startDate).sort()[0];
      const coachedReps = new Set(
        everyPlan
          .filter((plan) => quarterOf(plan) <= quarter && (plan.endedOn === null || plan.endedOn >= start))
          .map(({ repId }) => repId),
      );
      const unsettled = new Set(
        dated
          .filter((move) => move.quarter <= quarter && move.quarter > quarter - QUARTERS_SETTLED)
          .map(({ accountId }) => accountId),
      );
      const planOf = new Map(own.flatMap((plan) => plan.accountIds.map((id) => [id, plan.planId] as const)));
      return {
        id: `coaching@${quarter}`,
        rotationId: `coaching@${quarter}`,
        effectiveQuarter: quarter,
        lastBefore: quarterIndexOfDay(start, fiscalYearStartMonth) - 1,
        lastUntouched: Number.POSITIVE_INFINITY,
        plans: own,
        analysisId: latest.analysisId,
        members: companyOf(latest.analysisId).accounts.flatMap((account) => {
          const planId = planOf.get(account.accountId) ?? null;
          const control = !coachedReps.has(account.ownerId) && !unsettled.has(account.accountId);
          return planId !== null || control ? [memberOf(account, planId)] : [];
        }),
      };
    });
}

function memberOf(
  { accountId, ownerId, segment, sizeTercile, standing }: AnalysedAccount,
  planId: string | null,
): Member {
  return {
    accountId,
    tradeId: planId,
    repIds: [ownerId],
    propensity: null,
    segment: `${segment}/${standing}`,
    sizeTercile,
    countsThrough: null,
    laterChances: [],
  };
}

/** How many accounts of either side went to another rep after the start. */
export function laterMoves(
  stacks: readonly CoachingStack[],
  moves: readonly MoveFacts[],
  fiscalYearStartMonth: number,
) {
  const quarters = groupBy(moves, (move) => move.accountId);
  const moved = (accountId: AccountId, after: number): boolean =>
    (quarters.get(accountId) ?? []).some((move) => effectiveQuarter(move.effectiveDate, fiscalYearStartMonth) > after);
  const count = (coached: boolean): number =>
    stacks.reduce(
      (sum, { members, effectiveQuarter: start }) =>
        sum + members.filter((m) => (m.tradeId !== null) === coached && moved(m.accountId, start)).length,
      0,
    );
  return { coached: count(true), controls: count(false) };
}

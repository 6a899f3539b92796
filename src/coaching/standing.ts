import type { AccountId } from '../accounts/types';
import type { Day } from '../shared/calendar';
import type { CoachingPlan, Goal, Step } from './types';

/** ahead: has not begun. running. reviewDue: its review date has come. ended: with a result. */
export type PlanStanding = 'ahead' | 'running' | 'reviewDue' | 'ended';

/** Where a plan stands on a day. */
export function standingOf(plan: CoachingPlan, today: Day): PlanStanding {
  if (plan.end !== null) return 'ended';
  if (today < plan.startDate) return 'ahead';
  return today < goalOf(plan).reviewDate ? 'running' : 'reviewDue';
}

/** The goal that counts. */
export function goalOf(plan: CoachingPlan): Goal {
  return plan.goals[plan.goals.length - 1];
}

/** The accounts that belong to a plan now: those it began with but for those that left. */
export function accountsNow(plan: CoachingPlan): AccountId[] {
  const left = new Set(plan.left.map(({ accountId }) => accountId));
  return plan.accountIds.filter((id) => !left.has(id));
}

/** Open steps are neither done nor dropped; the earliest due first. */
export function openSteps(plan: CoachingPlan): Step[] {
  if (plan.end !== null) return [];
  const open = plan.steps.filter(({ done, dropped }) => done === null && dropped === null);
  return open.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id - b.id));
}

/** True from the day after the due date on. */
export function isLate(step: Step, today: Day): boolean {
  return step.done === null && step.dropped === null && step.due < today;
}

import type { Solved } from '../../planning/costs/costInterval';
import type { PlanningInput } from '../../planning/types';
import { runPlanner } from '../plans/runPlanner';
import type { StudyRun, StudySubject } from './studyKind';

/** Plans for a study, over the input given, as the plan itself was made. */
export function planFor({ plan }: StudySubject, input: PlanningInput, run: StudyRun, seconds: number): Promise<Solved> {
  return runPlanner(input, {
    engine: 'auto',
    seed: plan.seed,
    timeLimitSeconds: seconds,
    cancelled: run.cancelled,
  });
}

/**
 * What is known of the best plan under the rules of this one: its own worth and bound, and where it was put together by
 * hand under rules for which no bound is known, those of a plan that is made for them.
 */
export async function provenFor(subject: StudySubject, run: StudyRun, seconds: number): Promise<Solved> {
  const { plan, input } = subject;
  if (!plan.boundUnknown) return plan;
  run.progress(0, null, 'Planning under the rules of this plan');
  const { objectiveCents, boundCents } = await planFor(subject, input, run, seconds);
  return { objectiveCents: Math.max(objectiveCents, plan.objectiveCents), boundCents };
}

import { isLate, openSteps, standingOf } from '../../coaching/standing';
import type { User } from '../../people/user';
import { addDays, type Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { listPlansFor } from './listPlansFor';

/** So many days ahead a step is told of. */
const AHEAD_DAYS = 14;

/** Something of a coaching plan that waits for somebody. */
export interface DueCoaching {
  planId: string;
  repName: string;
  /** The reader is the rep. */
  own: boolean;
  /** The words of a step; null = the review of the plan itself. */
  step: string | null;
  due: Day;
  late: boolean;
}

/** Steps that are late or due within two weeks, and reviews that have come, of the reps under a manager or of the rep. */
export async function dueCoaching(db: Db, user: User, today: Day): Promise<DueCoaching[]> {
  if (user.role === 'admin' || user.role === 'leader') return [];
  const until = addDays(today, AHEAD_DAYS);
  const due = (await listPlansFor(db, user, today)).flatMap(({ plan, repName, own }): DueCoaching[] => {
    const about = { planId: plan.id, repName, own };
    const steps = openSteps(plan)
      .filter((step) => step.due <= until)
      .map((step) => ({ ...about, step: step.words, due: step.due, late: isLate(step, today) }));
    if (own || standingOf(plan, today) !== 'reviewDue') return steps;
    const review = plan.goals[plan.goals.length - 1].reviewDate;
    return [{ ...about, step: null, due: review, late: review < today }, ...steps];
  });
  return due.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

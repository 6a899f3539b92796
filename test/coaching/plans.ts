import { foldPlan } from '../../src/coaching/fold';
import type { CoachingEvent, CoachingPlan, Goal, PlanHeader } from '../../src/coaching/types';

/** A goal for the year from April 2026 on. */
export function goal(change: Partial<Goal> = {}): Goal {
  return {
    words: 'Bring the book back to its market',
    measure: 'relativeGrowth',
    target: 0,
    reviewDate: '2027-04-01',
    reason: null,
    ...change,
  };
}

/** A plan of three accounts that starts in April 2026. */
export function header(change: Partial<PlanHeader> = {}): PlanHeader {
  return {
    id: 'plan-1',
    repId: 4,
    startDate: '2026-04-01',
    wholeBook: false,
    accountIds: [1, 2, 3],
    suggested: 'train',
    reason: null,
    opened: { at: '2026-01-15T09:00:00.000Z', by: 'anna' },
    ...change,
  };
}

/** That plan after its goal and some events, numbered from 2 on. */
export function plan(...events: CoachingEvent[]): CoachingPlan {
  const all: CoachingEvent[] = [{ kind: 'goalSet', goal: goal() }, ...events];
  return foldPlan(
    header(),
    all.map((event, k) => ({ ...event, id: k + 1, at: '2026-01-15T09:00:00.000Z', by: 'anna' })),
  );
}

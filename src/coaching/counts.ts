import type { CoachingPlan, Result } from './types';

/** How many coaching plans run, and how those that ended came out. */
export interface CoachingCounts {
  running: number;
  ended: Record<Result, number>;
}

/** Counts plans; those that have not begun count as running. */
export function countsOf(plans: readonly Pick<CoachingPlan, 'end'>[]): CoachingCounts {
  const counts: CoachingCounts = { running: 0, ended: { reached: 0, notReached: 0, stopped: 0 } };
  for (const { end } of plans) {
    if (end === null) counts.running++;
    else counts.ended[end.result]++;
  }
  return counts;
}

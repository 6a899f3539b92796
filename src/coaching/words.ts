import type { Day } from '../shared/calendar';
import { goalOf, type PlanStanding, standingOf } from './standing';
import type { CoachingPlan, Result } from './types';

/** What a person reads for a result. */
export const RESULT_WORDS: Record<Result, string> = {
  reached: 'reached',
  notReached: 'not reached',
  stopped: 'stopped',
};

/** What a person reads for where a plan stands. */
const STANDING_WORDS: Record<PlanStanding, string> = {
  ahead: 'begins soon',
  running: 'running',
  reviewDue: 'review due',
  ended: 'ended',
};

/** Word for where a plan stands on a day; an ended one says its result. */
export function standingWords(plan: CoachingPlan, today: Day): string {
  return plan.end === null ? STANDING_WORDS[standingOf(plan, today)] : RESULT_WORDS[plan.end.result];
}

/** How a sentence speaks of the plan: to the rep, or about them. */
export interface Telling {
  /** Null = the reader is the rep. */
  repName: string | null;
  dayText: (day: Day) => string;
}

/** Where a plan stands, in one or two sentences. */
export function planSentence(plan: CoachingPlan, today: Day, { repName, dayText }: Telling): string {
  const [start, review] = [dayText(plan.startDate), dayText(goalOf(plan).reviewDate)];
  const coaching = repName === null ? 'Your coaching' : `The coaching of ${repName}`;
  switch (standingOf(plan, today)) {
    case 'ahead':
      return `${coaching} begins on ${start} and is reviewed on ${review}.`;
    case 'running':
      return `${coaching} has been running since ${start} and is reviewed on ${review}.`;
    case 'reviewDue':
      return repName === null
        ? `${coaching} has been running since ${start}. Its review has come: it was set for ${review}.`
        : `${coaching} has been running since ${start}. Its review was set for ${review}: see what was reached, and end the plan with its result or give it more time.`;
    case 'ended': {
      const { result, at } = plan.end!;
      return `${coaching} ran from ${start} to ${dayText(at.slice(0, 10))}. Result: ${RESULT_WORDS[result]}.`;
    }
  }
}

import { addDays, type Day, firstDayOfQuarter, quarterFromIndex, quarterIndexOfDay } from '../shared/calendar';
import { QUARTERS } from './world';

/** Where the sixteen quarters of the demo lie. Positions 0 to 15 count them; 15 is the last complete one before today. */
export interface Timeline {
  today: Day;
  /** Quarter index of position 0. */
  first: number;
  /** First day of the quarter at a position; 16 gives the quarter of today. */
  start(position: number): Day;
  quarter(position: number): string;
}

/** The timeline for a day, in calendar quarters. */
export function timelineFor(today: Day): Timeline {
  const first = quarterIndexOfDay(today, 1) - QUARTERS;
  return {
    today,
    first,
    start: (position) => firstDayOfQuarter(first + position, 1),
    quarter: (position) => quarterFromIndex(first + position),
  };
}

/** One past round: decided on data up to `asOf`, in effect from the first day of `effective` (both positions). */
export interface PastRound {
  effective: number;
  asOf: number;
}

/** The two past rounds: the first has six complete quarters after it, the second two. */
export const PAST_ROUNDS: readonly PastRound[] = [
  { effective: 10, asOf: 8 },
  { effective: 14, asOf: 12 },
];

/** Data cut-off and day of the proposals of a round, both in the quarter before it takes effect. */
export function roundDays(timeline: Timeline, round: PastRound): { cutOff: Day; proposedOn: Day; effectiveDate: Day } {
  const effectiveDate = timeline.start(round.effective);
  return { cutOff: addDays(effectiveDate, -46), proposedOn: addDays(effectiveDate, -32), effectiveDate };
}

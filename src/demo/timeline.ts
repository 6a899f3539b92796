import { addDays, type Day, firstDayOfQuarter, quarterFromIndex, quarterIndexOfDay } from '../shared/calendar';
import type { PastRotation } from './types';
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

/** One past round: in effect from the first day of the quarter at a position. */
export interface PastRound {
  effective: number;
}

/** The two past rounds: the first has six complete quarters after it, the second two. */
const PAST_ROUNDS: readonly (PastRound & { asOf: number })[] = [
  { effective: 10, asOf: 8 },
  { effective: 14, asOf: 12 },
];

/** The past rounds as a company of that day knows them: name, last complete quarter known, and days. */
export function pastRounds(today: Day): (PastRound & Omit<PastRotation, 'swaps'>)[] {
  const timeline = timelineFor(today);
  return PAST_ROUNDS.map((round) => ({
    effective: round.effective,
    name: `Rotation ${timeline.quarter(round.effective)}`,
    asOf: timeline.quarter(round.asOf),
    ...roundDays(timeline, round),
  }));
}

/** Data cut-off and day of the proposals of a round, both in the quarter before it takes effect. */
function roundDays(timeline: Timeline, round: PastRound): { cutOff: Day; proposedOn: Day; effectiveDate: Day } {
  const effectiveDate = timeline.start(round.effective);
  return { cutOff: addDays(effectiveDate, -46), proposedOn: addDays(effectiveDate, -32), effectiveDate };
}

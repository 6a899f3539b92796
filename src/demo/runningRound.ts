import { addDays, type Day, lastDayOfMonth, monthFromIndex, monthIndex, monthOf } from '../shared/calendar';
import { isWorkingDay } from '../shared/workingDays';
import { timelineFor } from './timeline';

/** The round that is under way as the demo is looked at: what happened when. */
export interface RunningRound {
  name: string;
  /** The data of the CRM reaches to this day; the reps are asked what they wish on the day after the opening. */
  cutOff: Day;
  openedOn: Day;
  wishesUntil: Day;
  /** Planned, and the first swaps taken into trades. */
  proposedOn: Day;
  announcedOn: Day;
  challengedOn: Day;
  effectiveDate: Day;
}

/** Owners change at least so many days from today, so that a challenge can be answered before. */
const DAYS_LEFT = 14;

/** The round under way on a day: announced three working days before, challenged on the last one. */
export function runningRound(today: Day): RunningRound {
  const timeline = timelineFor(today);
  const at = timeline.start(17) >= addDays(today, DAYS_LEFT) ? 17 : 18;
  const openedOn = addDays(today, -24);
  return {
    name: `Rotation ${timeline.quarter(at)}`,
    cutOff: lastDayOfMonth(monthFromIndex(monthIndex(monthOf(openedOn)) - 1)),
    openedOn,
    wishesUntil: addDays(openedOn, 9),
    proposedOn: addDays(openedOn, 11),
    announcedOn: workingDaysBefore(today, 3),
    challengedOn: workingDaysBefore(today, 1),
    effectiveDate: timeline.start(at),
  };
}

function workingDaysBefore(day: Day, days: number): Day {
  let at = day;
  for (let left = days; left > 0; ) {
    at = addDays(at, -1);
    if (isWorkingDay(at, new Set())) left--;
  }
  return at;
}

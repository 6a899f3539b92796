import { addDays, type Day, firstDayOfQuarter, nextQuarterStart, quarterIndexOfDay } from '../../shared/calendar';

/** Quarters between the two waves: the second one is what the first is compared with until then. */
const QUARTERS_APART = 2;

/** So long before its day the second wave may be announced: until then nobody behaves as if it had come. */
const ANNOUNCED_BEFORE_DAYS = 28;

export interface Waves {
  firstWave: Day;
  secondWave: Day;
}

/** The days of both waves: that of the rotation, or the first day of the next quarter where it has passed; two quarters on. */
export function wavesOf(effectiveDate: Day, today: Day, fiscalYearStartMonth: number): Waves {
  const next = nextQuarterStart(today, fiscalYearStartMonth);
  const firstWave = effectiveDate >= next ? effectiveDate : next;
  const quarter = quarterIndexOfDay(firstWave, fiscalYearStartMonth) + QUARTERS_APART;
  return { firstWave, secondWave: firstDayOfQuarter(quarter, fiscalYearStartMonth) };
}

/** From this day on the second wave may be scheduled, which announces it to the reps. */
export function secondWaveOpens(secondWave: Day): Day {
  return addDays(secondWave, -ANNOUNCED_BEFORE_DAYS);
}

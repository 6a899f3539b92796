import { addDays, type Day, daysBetween } from './calendar';

/** A Monday. */
const MONDAY = '2024-01-01';

/** Monday to Friday, and no holiday. */
export function isWorkingDay(day: Day, holidays: ReadonlySet<Day>): boolean {
  const weekday = ((daysBetween(MONDAY, day) % 7) + 7) % 7;
  return weekday < 5 && !holidays.has(day);
}

/** The day that lies so many working days after another, which itself does not count. */
export function addWorkingDays(day: Day, days: number, holidays: ReadonlySet<Day>): Day {
  let at = day;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at, holidays)) left--;
  }
  return at;
}

import { type Day, firstDayOfQuarter, isDay, nextQuarterStart, quarterIndexOfDay } from '../shared/calendar';
import { ProductError } from '../shared/errors';

/**
 * Checks the day on which a trade is to take effect: the first day of a fiscal quarter, or any day with a reason.
 * @throws ProductError trade.badDate
 */
export function checkEffectiveDate(
  date: Day,
  reason: string | null,
  fiscalYearStartMonth: number,
  today: Day,
): { date: Day; reason: string | null } {
  if (!isDay(date)) throw badDate(`"${date}" is not a day; write YYYY-MM-DD.`);
  if (date < today) throw badDate(`${date} is past. Owners change today (${today}) at the earliest.`);
  const quarterStart = firstDayOfQuarter(quarterIndexOfDay(date, fiscalYearStartMonth), fiscalYearStartMonth);
  if (date === quarterStart) return { date, reason: null };
  const given = reason?.trim() ?? '';
  if (given.length < 3) {
    const next = nextQuarterStart(today, fiscalYearStartMonth);
    throw badDate(`${date} is not the first day of a fiscal quarter. Give a reason for it, or take ${next}.`);
  }
  return { date, reason: given };
}

function badDate(sentence: string): ProductError {
  return new ProductError('invalid', 'trade.badDate', sentence);
}

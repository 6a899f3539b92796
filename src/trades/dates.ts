import { addDays, type Day, firstDayOfQuarter, isDay, nextQuarterStart, quarterIndexOfDay } from '../shared/calendar';
import { ProductError } from '../shared/errors';

/** Nobody can say today who should own an account later than this. */
const FARTHEST_DAYS = 2 * 366;

/**
 * Checks the day on which a trade is to take effect: the first day of a fiscal quarter, or any day with a reason.
 * @param earliest today, or the day after the effect of the trade that it undoes: the ledger keeps a day of every spell
 * @throws ProductError trade.badDate
 */
export function checkEffectiveDate(
  date: Day,
  reason: string | null,
  fiscalYearStartMonth: number,
  today: Day,
  earliest: Day = today,
): { date: Day; reason: string | null } {
  if (!isDay(date)) throw badDate(`"${date}" is not a day; write YYYY-MM-DD.`);
  if (date < today) throw badDate(`${date} is past. Owners change today (${today}) at the earliest.`);
  if (date < earliest)
    throw badDate(
      `Owners change on ${earliest} at the earliest: a trade is undone on the day after its effect or later.`,
    );
  if (date > addDays(today, FARTHEST_DAYS))
    throw badDate(`${date} is more than two years ahead; plan that in a later rotation.`);
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

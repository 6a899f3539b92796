import { isDay } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { type Holiday, listHolidays, saveHolidays } from '../../storage/people/holidays';
import type { Actor } from '../actor';

/**
 * Replaces the company's holidays. Days that are due already keep their due days.
 * @param text one holiday a line: a day, then its name
 * @throws ProductError holidays.notAllowed, holidays.badLine (invalid) which names the line
 */
export async function changeHolidays(database: Database, text: string, actor: Actor): Promise<Holiday[]> {
  if (actor.role !== 'admin') {
    throw new ProductError('refused', 'holidays.notAllowed', 'Sales operations keep the list of holidays.');
  }
  const holidays = holidaysFrom(text);
  await inTransaction(database.db, async (trx) => {
    const before = await listHolidays(trx);
    await saveHolidays(trx, holidays);
    const about = { subjectType: 'company', subjectId: '1', payload: { before, after: holidays } };
    await appendAudit(trx, { at: actor.now, actorId: actor.id, action: 'holidays.changed', ...about });
  });
  return holidays;
}

function holidaysFrom(text: string): Holiday[] {
  const byDay = new Map<string, Holiday>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [day, ...words] = line.trim().split(/\s+/);
    if (!isDay(day)) {
      const sentence = `Line ${index + 1} begins with "${day}"; write a day such as 2026-12-25, then the name of the holiday.`;
      throw new ProductError('invalid', 'holidays.badLine', sentence, { field: 'holidays' });
    }
    byDay.set(day, { day, name: words.join(' ').slice(0, 80) });
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

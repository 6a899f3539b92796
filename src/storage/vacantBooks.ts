import type { RepId } from '../accounts/types';
import type { Day } from '../shared/calendar';
import type { Db } from './database';

/** How many accounts stand in the name of each rep who is gone by a day, by name. */
export async function vacantCounts(
  db: Db,
  today: Day,
  effectiveDate: Day,
): Promise<{ repId: RepId; name: string; endDate: Day; accounts: number }[]> {
  const rows = await db
    .selectFrom('reps as r')
    .innerJoin('assignments as s', 's.rep_id', 'r.id')
    .select(['r.id', 'r.name', 'r.end_date', (e) => e.fn.countAll().as('accounts')])
    .where('r.end_date', '<', effectiveDate)
    .where('s.role', '=', 'owner')
    .where('s.from_date', '<=', today)
    .where((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', today)]))
    .groupBy(['r.id', 'r.name', 'r.end_date'])
    .orderBy('r.name')
    .execute();
  return rows.map((row) => ({ repId: row.id, name: row.name, endDate: row.end_date!, accounts: Number(row.accounts) }));
}

/** How many accounts have no owner on a day. */
export async function unownedCount(db: Db, today: Day): Promise<number> {
  const row = await db
    .selectFrom('accounts as a')
    .select((e) => e.fn.countAll().as('accounts'))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('assignments as s')
            .select('s.id')
            .whereRef('s.account_id', '=', 'a.id')
            .where('s.role', '=', 'owner')
            .where('s.from_date', '<=', today)
            .where((f) => f.or([f('s.to_date', 'is', null), f('s.to_date', '>', today)])),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(row.accounts);
}

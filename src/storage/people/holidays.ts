import type { Day } from '../../shared/calendar';
import type { Db, Trx } from '../database';

export interface Holiday {
  day: Day;
  name: string;
}

/** The company's holidays, earliest first. */
export function listHolidays(db: Db): Promise<Holiday[]> {
  return db.selectFrom('holidays').select(['day', 'name']).orderBy('day').execute();
}

/** The days alone. */
export async function holidaySet(db: Db): Promise<ReadonlySet<Day>> {
  return new Set((await listHolidays(db)).map(({ day }) => day));
}

/** Replaces the list. */
export async function saveHolidays(trx: Trx, holidays: readonly Holiday[]): Promise<void> {
  await trx.deleteFrom('holidays').execute();
  if (holidays.length > 0)
    await trx
      .insertInto('holidays')
      .values([...holidays])
      .execute();
}

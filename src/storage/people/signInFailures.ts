import type { Db, Trx } from '../database';

export interface Failures {
  failures: number;
  lastAt: string;
  lockedUntil: string | null;
}

/** What is noted of failures of a user or a place, or null. */
export async function findFailures(db: Db, subject: string): Promise<Failures | null> {
  const row = await db
    .selectFrom('sign_in_failures')
    .select(['failures', 'last_at as lastAt', 'locked_until as lockedUntil'])
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes failures in place of what was noted before. */
export async function saveFailures(trx: Trx, subject: string, noted: Failures): Promise<void> {
  const columns = { failures: noted.failures, last_at: noted.lastAt, locked_until: noted.lockedUntil };
  await trx
    .insertInto('sign_in_failures')
    .values({ subject, ...columns })
    .onConflict((c) => c.column('subject').doUpdateSet(columns))
    .execute();
}

/** Forgets the failures of a user or a place. Returns whether there were any. */
export async function deleteFailures(trx: Trx, subject: string): Promise<boolean> {
  const done = await trx.deleteFrom('sign_in_failures').where('subject', '=', subject).executeTakeFirst();
  return Number(done.numDeletedRows) > 0;
}

/** Forgets what is older than an instant. */
export async function deleteOldFailures(trx: Trx, before: string): Promise<void> {
  await trx.deleteFrom('sign_in_failures').where('last_at', '<', before).execute();
}

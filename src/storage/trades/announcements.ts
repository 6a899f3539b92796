import type { Day } from '../../shared/calendar';
import type { Db, Trx } from '../database';
import { keptWith } from '../kept';

export interface Announcement {
  rotationId: string;
  tradeIds: string[];
  /** Words of who announced it to the reps. */
  note: string | null;
  challengesUntil: Day;
  at: string;
  byName: string;
}

/** Writes an announcement down and marks its trades as known to the reps. Returns its id. */
export async function insertAnnouncement(
  trx: Trx,
  one: Omit<Announcement, 'byName'> & { by: string | null },
): Promise<number> {
  const row = await trx
    .insertInto('announcements')
    .values({
      rotation_id: one.rotationId,
      trades: JSON.stringify(one.tradeIds),
      note: one.note,
      challenges_until: one.challengesUntil,
      at: one.at,
      by: one.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx.updateTable('trades').set({ announced_at: one.at }).where('id', 'in', one.tradeIds).execute();
  return row.id;
}

/** Announcements of a rotation, the first at the front. */
export function announcementsOf(db: Db, rotationId: string): Promise<readonly Announcement[]> {
  return keptWith(db, ['announcements', 'users'], `announcements of ${rotationId}`, () => readOf(db, rotationId));
}

async function readOf(db: Db, rotationId: string): Promise<Announcement[]> {
  const rows = await db
    .selectFrom('announcements as a')
    .leftJoin('users as u', 'u.id', 'a.by')
    .selectAll('a')
    .select('u.name as byName')
    .where('a.rotation_id', '=', rotationId)
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    rotationId: row.rotation_id,
    tradeIds: JSON.parse(row.trades) as string[],
    note: row.note,
    challengesUntil: row.challenges_until,
    at: row.at,
    byName: row.byName ?? (row.by === null ? 'system' : 'former user'),
  }));
}

/** How many trades of a rotation have a date, by whether the reps know of them. */
export async function announcedCounts(db: Db, rotationId: string): Promise<{ told: number; untold: number }> {
  const rows = await db
    .selectFrom('trades')
    .select('announced_at')
    .where('rotation_id', '=', rotationId)
    .where('state', '=', 'scheduled')
    .execute();
  const told = rows.filter((row) => row.announced_at !== null).length;
  return { told, untold: rows.length - told };
}

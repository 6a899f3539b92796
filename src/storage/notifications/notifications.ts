import type { Delivery } from '../../notifications/kind';
import type { Db, Trx } from '../database';

export interface StoredNotification {
  id: string;
  userId: string;
  kind: string;
  about: unknown;
  delivery: Delivery;
  createdAt: string;
  readAt: string | null;
}

export interface NewNotification extends Omit<StoredNotification, 'readAt'> {
  eventKey: string;
}

/** Stores a notification unless the user was told of the event already. Returns whether it is new. */
export async function insertNotification(trx: Trx, notification: NewNotification): Promise<boolean> {
  const done = await trx
    .insertInto('notifications')
    .values({
      id: notification.id,
      user_id: notification.userId,
      kind: notification.kind,
      event_key: notification.eventKey,
      about: JSON.stringify(notification.about),
      delivery: notification.delivery,
      created_at: notification.createdAt,
      read_at: null,
      mailed_at: null,
    })
    .onConflict((c) => c.columns(['user_id', 'kind', 'event_key']).doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** How many notifications a user has not read. */
export async function countUnread(db: Db, userId: string): Promise<number> {
  const row = await db
    .selectFrom('notifications')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** How many notifications a user has. */
export async function countNotifications(db: Db, userId: string): Promise<number> {
  const row = await db
    .selectFrom('notifications')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** A user's notifications, newest first. */
export async function listNotifications(
  db: Db,
  userId: string,
  part: { limit: number; offset: number },
): Promise<StoredNotification[]> {
  const rows = await db
    .selectFrom('notifications')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(part.limit)
    .offset(part.offset)
    .execute();
  return rows.map(fromRow);
}

/** A notification of a user, or null. */
export async function findNotification(db: Db, userId: string, id: string): Promise<StoredNotification | null> {
  const row = await db
    .selectFrom('notifications')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Marks notifications of a user read: the one given, or all. What was read stays as it is. */
export async function markNotificationsRead(trx: Trx, userId: string, at: string, id?: string): Promise<void> {
  let query = trx
    .updateTable('notifications')
    .set({ read_at: at })
    .where('user_id', '=', userId)
    .where('read_at', 'is', null);
  if (id !== undefined) query = query.where('id', '=', id);
  await query.execute();
}

/** What a user has not read and wants once a day, not yet in a mail; oldest first. */
export async function notificationsForDigest(db: Db, userId: string): Promise<StoredNotification[]> {
  const rows = await db
    .selectFrom('notifications')
    .selectAll()
    .where('user_id', '=', userId)
    .where('delivery', '=', 'daily')
    .where('mailed_at', 'is', null)
    .where('read_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Users for whom something waits for the daily mail and who have had none since an instant. */
export async function usersWithDigest(db: Db, since: string): Promise<string[]> {
  const rows = await db
    .selectFrom('notifications as n')
    .select('n.user_id')
    .distinct()
    .where('n.delivery', '=', 'daily')
    .where('n.mailed_at', 'is', null)
    .where('n.read_at', 'is', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('outbox as o')
            .select('o.id')
            .whereRef('o.user_id', '=', 'n.user_id')
            .where('o.kind', '=', 'digest')
            .where('o.created_at', '>=', since),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.user_id);
}

/** Notes that a mail names these notifications. */
export async function setMailed(trx: Trx, ids: readonly string[], at: string): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('notifications')
    .set({ mailed_at: at })
    .where('id', 'in', [...ids])
    .execute();
}

function fromRow(row: {
  id: string;
  user_id: string;
  kind: string;
  about: string;
  delivery: Delivery;
  created_at: string;
  read_at: string | null;
}): StoredNotification {
  return {
    id: row.id,
    userId: row.user_id,
    kind: row.kind,
    about: JSON.parse(row.about),
    delivery: row.delivery,
    createdAt: row.created_at,
    readAt: row.read_at,
  };
}

/** Marks everybody's notifications of before an instant as read when they came. */
export async function markOldNotificationsRead(trx: Trx, before: string): Promise<void> {
  await trx
    .updateTable('notifications')
    .set((e) => ({ read_at: e.ref('created_at') }))
    .where('created_at', '<', before)
    .where('read_at', 'is', null)
    .execute();
}

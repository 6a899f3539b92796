import type { Db } from '../database';
import type { WebhookDeliveriesTable } from '../schema/webhooks';
import type { Attempt } from './deliveries';

export interface LoggedDelivery {
  id: string;
  webhookId: string;
  eventId: string;
  event: string;
  body: string;
  state: WebhookDeliveriesTable['state'];
  dueAt: string | null;
  createdAt: string;
  /** The latest first. */
  attempts: (Attempt & { attempt: number })[];
}

/** Deliveries of a webhook with ids below one (null = from the newest on), newest first, at most so many. */
export async function deliveriesBefore(
  db: Db,
  webhookId: string,
  before: string | null,
  limit: number,
): Promise<LoggedDelivery[]> {
  let select = found(db).where('webhook_id', '=', webhookId);
  if (before !== null) select = select.where('id', '<', before);
  return withAttempts(db, await select.orderBy('id', 'desc').limit(limit).execute());
}

/** One delivery of a webhook, or null. */
export async function findDelivery(db: Db, webhookId: string, id: string): Promise<LoggedDelivery | null> {
  const rows = await found(db).where('webhook_id', '=', webhookId).where('id', '=', id).execute();
  return (await withAttempts(db, rows))[0] ?? null;
}

/** Forgets deliveries that are over and older than an instant. */
export async function pruneDeliveries(db: Db, before: string): Promise<void> {
  await db.deleteFrom('webhook_deliveries').where('state', '<>', 'waiting').where('created_at', '<', before).execute();
}

function found(db: Db) {
  return db
    .selectFrom('webhook_deliveries')
    .select(['id', 'webhook_id as webhookId', 'event_id as eventId', 'event', 'body', 'state'])
    .select(['due_at as dueAt', 'created_at as createdAt']);
}

async function withAttempts(db: Db, rows: Omit<LoggedDelivery, 'attempts'>[]): Promise<LoggedDelivery[]> {
  if (rows.length === 0) return [];
  const attempts = await db
    .selectFrom('webhook_attempts')
    .select(['delivery_id', 'attempt', 'at', 'milliseconds', 'status', 'error'])
    .where(
      'delivery_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('attempt', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    attempts: attempts.filter((one) => one.delivery_id === row.id).map(({ delivery_id: _, ...one }) => one),
  }));
}

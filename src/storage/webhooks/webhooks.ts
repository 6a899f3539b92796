import type { Selectable } from 'kysely';
import { isWebhookEvent, type WebhookEvent } from '../../notifications/webhooks/events';
import type { Db } from '../database';
import type { WebhooksTable } from '../schema/webhooks';

export interface Webhook {
  id: string;
  url: string;
  events: WebhookEvent[];
  createdAt: string;
  /** users.id; null = the system. */
  createdBy: string | null;
  disabledAt: string | null;
  /** Why it was switched off; null = a person did it, or it is on. */
  disabledBecause: string | null;
}

/** Stores a new webhook. */
export async function insertWebhook(
  db: Db,
  webhook: Pick<Webhook, 'id' | 'url' | 'events' | 'createdAt' | 'createdBy'> & { secret: string },
): Promise<void> {
  const { id, url, events, secret, createdAt, createdBy } = webhook;
  await db
    .insertInto('webhooks')
    .values({ id, url, secret, events: events.join(' '), created_at: createdAt, created_by: createdBy })
    .execute();
}

/** Webhooks that were not removed, the oldest first. */
export async function listWebhooks(db: Db): Promise<Webhook[]> {
  return (await found(db).orderBy('created_at').orderBy('id').execute()).map(toWebhook);
}

/** One webhook, or null. */
export async function findWebhook(db: Db, id: string): Promise<Webhook | null> {
  const row = await found(db).where('id', '=', id).executeTakeFirst();
  return row ? toWebhook(row) : null;
}

/** Where a webhook's deliveries go and what signs them; null when it was removed. */
export async function webhookTarget(db: Db, id: string): Promise<{ url: string; secret: string } | null> {
  const row = await db
    .selectFrom('webhooks')
    .select(['url', 'secret'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Switches a webhook off, with a reason where nobody chose it, or on again (null). */
export async function setWebhookDisabled(
  db: Db,
  id: string,
  off: { at: string; because: string | null } | null,
): Promise<void> {
  await db
    .updateTable('webhooks')
    .set({ disabled_at: off?.at ?? null, disabled_because: off?.because ?? null })
    .where('id', '=', id)
    .execute();
}

/** Takes a webhook out for good, its log stays a while, its secret does not. What waits for it is over. */
export async function setWebhookRemoved(db: Db, id: string, at: string): Promise<void> {
  const over = { state: 'failed' as const, due_at: null };
  await db
    .updateTable('webhook_deliveries')
    .set(over)
    .where('webhook_id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
  await db.updateTable('webhooks').set({ removed_at: at, secret: '' }).where('id', '=', id).execute();
}

function found(db: Db) {
  return db
    .selectFrom('webhooks')
    .select(['id', 'url', 'events', 'created_at', 'created_by', 'disabled_at', 'disabled_because'])
    .where('removed_at', 'is', null);
}

function toWebhook(row: Omit<Selectable<WebhooksTable>, 'secret' | 'removed_at'>): Webhook {
  return {
    id: row.id,
    url: row.url,
    events: row.events.split(' ').filter(isWebhookEvent),
    createdAt: row.created_at,
    createdBy: row.created_by,
    disabledAt: row.disabled_at,
    disabledBecause: row.disabled_because,
  };
}

import { uuidv7 } from 'uuidv7';
import type { Happening } from '../../notifications/webhooks/events';
import type { Trx } from '../database';

/**
 * Puts a delivery in line for every webhook that wants to know of it. Call it in the transaction of what happened: both
 * hold or neither does.
 * @param at instant of what happened
 */
export async function happened(trx: Trx, { event, subject, path }: Happening, at: string): Promise<void> {
  const webhooks = await trx
    .selectFrom('webhooks')
    .select(['id', 'events'])
    .where('removed_at', 'is', null)
    .where('disabled_at', 'is', null)
    .execute();
  const wanting = webhooks.filter(({ events }) => events.split(' ').includes(event));
  const data = { ...subject, href: `/api/v1${path}` };
  await putInLine(
    trx,
    wanting.map((webhook) => webhook.id),
    { event, data },
    at,
  );
}

/** Puts one delivery to a webhook in line that tells of nothing: whoever set it up sees whether it arrives. */
export async function tryWebhook(trx: Trx, webhookId: string, at: string): Promise<void> {
  await putInLine(trx, [webhookId], { event: 'test', data: {} }, at);
}

async function putInLine(
  trx: Trx,
  webhookIds: readonly string[],
  { event, data }: { event: string; data: Record<string, string | number> },
  at: string,
): Promise<void> {
  if (webhookIds.length === 0) return;
  const eventId = uuidv7();
  const shared = { event_id: eventId, event, body: JSON.stringify({ id: eventId, event, at, data }), created_at: at };
  const line = { state: 'waiting' as const, attempts: 0, due_at: null };
  await trx
    .insertInto('webhook_deliveries')
    .values(webhookIds.map((id) => ({ id: uuidv7(), webhook_id: id, ...shared, ...line })))
    .execute();
}

import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, type Db, inTransaction, type Trx } from '../../storage/database';
import { sendAgain } from '../../storage/webhooks/deliveries';
import { findDelivery } from '../../storage/webhooks/deliveryLog';
import { tryWebhook } from '../../storage/webhooks/happened';
import { findWebhook, setWebhookDisabled, setWebhookRemoved, type Webhook } from '../../storage/webhooks/webhooks';
import type { Actor } from '../actor';

/**
 * A webhook that must exist.
 * @throws ProductError webhook.notFound
 */
export async function requireWebhook(db: Db, id: string): Promise<Webhook> {
  const webhook = await findWebhook(db, id);
  if (!webhook) throw new ProductError('notFound', 'webhook.notFound', 'There is no such webhook.');
  return webhook;
}

/**
 * Switches a webhook off, or on again: what waited meanwhile is sent then; what happens while it is off is not told.
 * @throws ProductError webhook.notFound
 */
export function switchWebhook(database: Database, id: string, on: boolean, actor: Actor): Promise<void> {
  return change(database, id, on ? 'webhook.enabled' : 'webhook.disabled', actor, (trx) =>
    setWebhookDisabled(trx, id, on ? null : { at: actor.now, because: null }),
  );
}

/**
 * Removes a webhook; what waits for it is not sent any more.
 * @throws ProductError webhook.notFound
 */
export function removeWebhook(database: Database, id: string, actor: Actor): Promise<void> {
  return change(database, id, 'webhook.removed', actor, (trx) => setWebhookRemoved(trx, id, actor.now));
}

/**
 * Sends one delivery that tells of nothing.
 * @throws ProductError webhook.notFound, webhook.off (conflict)
 */
export function testWebhook(database: Database, id: string, actor: Actor): Promise<void> {
  return change(database, id, 'webhook.tried', actor, async (trx, webhook) => {
    requireOn(webhook);
    await tryWebhook(trx, id, actor.now);
  });
}

/**
 * Sends a delivery once more, as it was, with a full round of attempts.
 * @throws ProductError webhook.notFound, webhook.noDelivery (notFound), webhook.off (conflict)
 */
export function redeliver(database: Database, id: string, deliveryId: string, actor: Actor): Promise<void> {
  return change(database, id, 'webhook.redelivered', actor, async (trx, webhook) => {
    if (!(await findDelivery(trx, id, deliveryId))) {
      throw new ProductError('notFound', 'webhook.noDelivery', 'There is no such delivery.');
    }
    requireOn(webhook);
    await sendAgain(trx, deliveryId);
  });
}

async function change(
  database: Database,
  id: string,
  action: string,
  actor: Actor,
  work: (trx: Trx, webhook: Webhook) => Promise<void>,
): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const webhook = await requireWebhook(trx, id);
    await work(trx, webhook);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action,
      subjectType: 'webhook',
      subjectId: id,
      payload: { url: webhook.url },
    });
  });
}

function requireOn({ disabledAt }: Webhook): void {
  if (disabledAt === null) return;
  throw new ProductError('conflict', 'webhook.off', 'This webhook is switched off. Switch it on first.');
}

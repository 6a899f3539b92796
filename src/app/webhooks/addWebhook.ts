import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { WebhookEvent } from '../../notifications/webhooks/events';
import { targetProblem } from '../../notifications/webhooks/target';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { insertWebhook, webhookTarget } from '../../storage/webhooks/webhooks';
import type { Actor } from '../actor';
import { firstTime, keepMade, madeBefore } from '../forms/firstTime';

export interface NewWebhook {
  url: string;
  events: WebhookEvent[];
}

/**
 * Adds an address that is told of some events from now on.
 * @param privateAllowed the configuration lets deliveries into our own network
 * @returns the secret that signs its deliveries, which is not shown again
 * @param once names the form that was sent: sent again, it adds nothing and answers with what it added
 * @throws ProductError webhook.url, webhook.noEvent (invalid)
 */
export async function addWebhook(
  database: Database,
  { url, events }: NewWebhook,
  privateAllowed: boolean,
  actor: Actor,
  once = '',
): Promise<{ id: string; secret: string }> {
  const problem = targetProblem(url, privateAllowed);
  if (problem !== null) throw new ProductError('invalid', 'webhook.url', problem, { field: 'url' });
  if (events.length === 0) {
    throw new ProductError('invalid', 'webhook.noEvent', 'Tick at least one event.', { field: 'events' });
  }
  const id = uuidv7();
  const secret = `rotsec_${randomBytes(32).toString('base64url')}`;
  return inTransaction(database.db, async (trx) => {
    const before = (await firstTime(trx, once, actor)) ? null : await madeBefore(trx, once, actor);
    const target = before === null ? null : await webhookTarget(trx, before);
    if (before !== null && target !== null) return { id: before, secret: target.secret };
    await insertWebhook(trx, { id, url, events, secret, createdAt: actor.now, createdBy: actor.id });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'webhook.added',
      subjectType: 'webhook',
      subjectId: id,
      payload: { url, events },
    });
    await keepMade(trx, once, actor, id);
    return { id, secret };
  });
}

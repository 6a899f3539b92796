import { MOST_ATTEMPTS } from '../../notifications/retry';
import { appendAudit } from '../../storage/audit/auditLog';
import type { Trx } from '../../storage/database';
import { listUsers } from '../../storage/people/users';
import { arrivedSince, firstAttemptAt } from '../../storage/webhooks/deliveries';
import { findWebhook, setWebhookDisabled } from '../../storage/webhooks/webhooks';
import { notify } from '../notifications/notify';

/**
 * After a delivery was given up: a webhook to which nothing has arrived since its first attempt is switched off, and the
 * administrators are told. One that takes others stays on: then it is that delivery that it does not want.
 */
export async function giveUp(
  trx: Trx,
  delivery: { id: string; webhookId: string },
  error: string,
  now: string,
): Promise<void> {
  const webhook = await findWebhook(trx, delivery.webhookId);
  if (!webhook || webhook.disabledAt !== null) return;
  const since = await firstAttemptAt(trx, delivery.id);
  if (since !== null && (await arrivedSince(trx, webhook.id, since))) return;
  const because = `Nothing has arrived in ${MOST_ATTEMPTS} attempts over about two days. The last one: ${error}`;
  await setWebhookDisabled(trx, webhook.id, { at: now, because });
  await appendAudit(trx, {
    at: now,
    actorId: null,
    action: 'webhook.disabled',
    subjectType: 'webhook',
    subjectId: webhook.id,
    payload: { url: webhook.url, because },
  });
  const to = (await listUsers(trx)).filter(({ role }) => role === 'admin').map(({ id }) => id);
  const key = `${webhook.id} ${now}`;
  await notify(trx, { kind: 'webhookDisabled', about: { webhookId: webhook.id }, to, by: null, key, at: now });
}

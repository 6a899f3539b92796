import { secondsToNextAttempt } from '../../notifications/retry';
import { signatureOf } from '../../notifications/webhooks/signature';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import { type ClaimedDelivery, claimDelivery, isDeliveryDue, recordAttempt } from '../../storage/webhooks/deliveries';
import { webhookTarget } from '../../storage/webhooks/webhooks';
import { giveUp } from './giveUp';
import { type Posted, type PostRules, postJson } from './post';

export interface DeliveryRun extends PostRules {
  /** Instant of the real clock. */
  realNow(): string;
  /** Instant as the product sees it, for the audit. */
  now(): string;
}

/** A worker that dies loses a delivery to the next one after this. */
const HELD_MS = 2 * 60_000;

/**
 * Sends the delivery that is longest due, once: signed, with a time limit. What does not arrive is tried again later and
 * in the end given up. At least once: a worker that dies between sending and writing it down sends it again, with the
 * same ids.
 * @returns false when nothing is due
 */
export async function deliverNext(database: Database, run: DeliveryRun): Promise<boolean> {
  const at = run.realNow();
  if (!(await isDeliveryDue(database.db, at))) return false;
  const claimed = await inTransaction(database.db, (trx) => claimDelivery(trx, at, later(at, HELD_MS)));
  if (!claimed) return false;
  const target = await webhookTarget(database.db, claimed.webhookId);
  if (!target) return true;
  const started = performance.now();
  const posted = await postJson(target.url, claimed.body, headersOf(claimed, target.secret, at), run);
  const milliseconds = Math.round(performance.now() - started);
  await inTransaction(database.db, (trx) => settle(trx, claimed, { at, milliseconds, ...posted }, run));
  return true;
}

async function settle(
  trx: Trx,
  delivery: ClaimedDelivery,
  attempt: Posted & { at: string; milliseconds: number },
  run: DeliveryRun,
): Promise<void> {
  if (attempt.error === null) return recordAttempt(trx, delivery, attempt, { state: 'delivered' });
  const seconds = secondsToNextAttempt(delivery.attempts);
  if (seconds !== null) {
    return recordAttempt(trx, delivery, attempt, { dueAt: later(run.realNow(), seconds * 1000) });
  }
  await recordAttempt(trx, delivery, attempt, { state: 'failed' });
  await giveUp(trx, delivery, attempt.error, run.now());
}

function headersOf({ id, event, body }: ClaimedDelivery, secret: string, at: string): Record<string, string> {
  return {
    'User-Agent': 'Rotation-Planner-Webhook/1',
    'X-Rotation-Event': event,
    'X-Rotation-Delivery': id,
    'X-Rotation-Signature': signatureOf(secret, Math.floor(Date.parse(at) / 1000), body),
  };
}

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

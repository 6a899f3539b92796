import type { Db, Trx } from '../database';

export interface ClaimedDelivery {
  id: string;
  webhookId: string;
  event: string;
  /** JSON, as it is sent. */
  body: string;
  /** How often it was tried, this time included. */
  attempts: number;
}

/**
 * Takes the delivery that is longest due of those webhooks that are on, and puts it off until `until`, so that no other
 * worker takes it meanwhile and one that dies loses it to the next.
 * @param realNow instant of the real clock
 */
export async function claimDelivery(trx: Trx, realNow: string, until: string): Promise<ClaimedDelivery | null> {
  const row = await trx
    .selectFrom('webhook_deliveries as d')
    .innerJoin('webhooks as w', 'w.id', 'd.webhook_id')
    .select(['d.id', 'd.webhook_id as webhookId', 'd.event', 'd.body', 'd.attempts'])
    .where('d.state', '=', 'waiting')
    .where((e) => e.or([e('d.due_at', 'is', null), e('d.due_at', '<=', realNow)]))
    .where('w.disabled_at', 'is', null)
    .where('w.removed_at', 'is', null)
    // What was never tried is due at once and comes first, on either dialect.
    .orderBy((e) => e.fn.coalesce('d.due_at', e.val('')))
    .orderBy('d.id')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const attempts = row.attempts + 1;
  await trx.updateTable('webhook_deliveries').set({ attempts, due_at: until }).where('id', '=', row.id).execute();
  return { ...row, attempts };
}

/** True when a delivery is due: asked before a transaction is begun for nothing. */
export async function isDeliveryDue(db: Db, realNow: string): Promise<boolean> {
  const row = await db
    .selectFrom('webhook_deliveries as d')
    .innerJoin('webhooks as w', 'w.id', 'd.webhook_id')
    .select('d.id')
    .where('d.state', '=', 'waiting')
    .where((e) => e.or([e('d.due_at', 'is', null), e('d.due_at', '<=', realNow)]))
    .where('w.disabled_at', 'is', null)
    .where('w.removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Attempt {
  at: string;
  milliseconds: number;
  /** HTTP status; null when no answer came. */
  status: number | null;
  error: string | null;
}

/** Writes an attempt into the log and settles the delivery: over with a state, or waiting until an instant. */
export async function recordAttempt(
  trx: Trx,
  delivery: { id: string; attempts: number },
  attempt: Attempt,
  then: { state: 'delivered' | 'failed' } | { dueAt: string },
): Promise<void> {
  const values = { ...attempt, delivery_id: delivery.id, attempt: await nextAttempt(trx, delivery.id) };
  await trx.insertInto('webhook_attempts').values(values).execute();
  await trx
    .updateTable('webhook_deliveries')
    .set('state' in then ? { state: then.state, due_at: null } : { state: 'waiting', due_at: then.dueAt })
    .where('id', '=', delivery.id)
    .execute();
}

/** Attempts are counted over all rounds: a delivery that is sent again by hand begins a new one. */
async function nextAttempt(trx: Trx, deliveryId: string): Promise<number> {
  const row = await trx
    .selectFrom('webhook_attempts')
    .select((e) => e.fn.max('attempt').as('last'))
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

/** Puts a delivery in line again, due at once, with all its attempts before it. */
export async function sendAgain(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', attempts: 0, due_at: null })
    .where('id', '=', id)
    .execute();
}

/** True when a webhook had a delivery that arrived at or after an instant of the real clock. */
export async function arrivedSince(db: Db, webhookId: string, since: string): Promise<boolean> {
  const row = await db
    .selectFrom('webhook_attempts as a')
    .innerJoin('webhook_deliveries as d', 'd.id', 'a.delivery_id')
    .select('a.attempt')
    .where('d.webhook_id', '=', webhookId)
    .where('a.at', '>=', since)
    .where('a.status', '>=', 200)
    .where('a.status', '<', 300)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** When a delivery was tried first; null = not yet. */
export async function firstAttemptAt(db: Db, deliveryId: string): Promise<string | null> {
  const row = await db
    .selectFrom('webhook_attempts')
    .select((e) => e.fn.min('at').as('at'))
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst();
  return row?.at ?? null;
}

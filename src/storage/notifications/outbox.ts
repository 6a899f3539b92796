import type { Db, Trx } from '../database';
import type { OutboxTable } from '../schema/notifications';

export interface OutgoingMail {
  id: string;
  kind: OutboxTable['kind'];
  userId: string;
  /** Of a mail about one notification. */
  notificationId: string | null;
  /** How often it was tried, this time included once it is claimed. */
  attempts: number;
}

/** Puts a mail in line; it is sent at once. */
export async function enqueueMail(
  trx: Trx,
  mail: { id: string; kind: OutboxTable['kind']; userId: string; notificationId?: string; at: string },
): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({
      id: mail.id,
      kind: mail.kind,
      user_id: mail.userId,
      notification_id: mail.notificationId ?? null,
      state: 'waiting',
      due_at: null,
      error: null,
      created_at: mail.at,
      sent_at: null,
    })
    .execute();
}

/**
 * Takes the next mail that is due and puts it off until `until`, so that no other worker takes it meanwhile and one that
 * dies loses it to the next.
 * @param realNow UTC instant of the real clock
 */
export async function claimMail(trx: Trx, realNow: string, until: string): Promise<OutgoingMail | null> {
  const row = await trx
    .selectFrom('outbox')
    .select(['id', 'kind', 'user_id', 'notification_id', 'attempts'])
    .where('state', '=', 'waiting')
    .where((e) => e.or([e('due_at', 'is', null), e('due_at', '<=', realNow)]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const attempts = row.attempts + 1;
  await trx.updateTable('outbox').set({ attempts, due_at: until }).where('id', '=', row.id).execute();
  return { id: row.id, kind: row.kind, userId: row.user_id, notificationId: row.notification_id, attempts };
}

/** Notes that a mail was handed over to the mail server. */
export async function setMailSent(trx: Trx, id: string, at: string): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: at, error: null, due_at: null })
    .where('id', '=', id)
    .execute();
}

/** Puts a mail off after a failure, or gives it up where there is no next attempt. */
export async function setMailFailed(trx: Trx, id: string, error: string, nextAt: string | null): Promise<void> {
  const state = nextAt === null ? 'failed' : 'waiting';
  await trx.updateTable('outbox').set({ state, error, due_at: nextAt }).where('id', '=', id).execute();
}

/** Takes every waiting mail out of the line: no mail server is configured. */
export async function setMailsUnsent(trx: Trx): Promise<void> {
  await trx.updateTable('outbox').set({ state: 'unsent', due_at: null }).where('state', '=', 'waiting').execute();
}

/** True when a mail waits to be sent. */
export async function hasWaitingMail(db: Db): Promise<boolean> {
  return (
    (await db.selectFrom('outbox').select('id').where('state', '=', 'waiting').limit(1).executeTakeFirst()) !==
    undefined
  );
}

/** True when a daily mail was put in line for a user since an instant. */
export async function hadDigestSince(db: Db, userId: string, since: string): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('user_id', '=', userId)
    .where('kind', '=', 'digest')
    .where('created_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets mails that are over and were put in line before an instant. */
export async function pruneMails(trx: Trx, before: string): Promise<void> {
  await trx.deleteFrom('outbox').where('state', '<>', 'waiting').where('created_at', '<', before).execute();
}

import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { type AuditLink, GENESIS, linkHash, payloadDigest } from '../../audit/chain';
import { happeningOf } from '../../notifications/webhooks/events';
import { canonicalJson } from '../../shared/hash';
import type { Schema } from '../schema/index';
import { happened } from '../webhooks/happened';
import { tokenInUse } from './through';

export interface AuditEvent {
  /** UTC instant, ISO text. */
  at: string;
  /** users.id, or null for the system. */
  actorId: string | null;
  /** noun.verb in the past tense, e.g. 'trade.approved'. */
  action: string;
  subjectType: string;
  subjectId: string;
  payload: Record<string, unknown>;
}

/**
 * Appends an event to the chain, inside the transaction of the change that it records: both happen or neither. Reading
 * and writing the one head row serialises appends. What is done through an API token is written with the token's id and name.
 */
export async function appendAudit(trx: Transaction<Schema>, event: AuditEvent): Promise<void> {
  const head = (await trx.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirst()) ?? {
    seq: 0,
    hash: GENESIS,
  };
  const salt = randomBytes(16).toString('hex');
  const token = tokenInUse();
  const payload = token ? { ...event.payload, token } : event.payload;
  const link: Omit<AuditLink, 'hash'> = {
    seq: head.seq + 1,
    at: event.at,
    actorId: event.actorId,
    action: event.action,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    payloadDigest: payloadDigest(salt, payload),
    previousHash: head.hash,
  };
  const hash = linkHash(link);
  await trx
    .insertInto('audit_events')
    .values({
      seq: link.seq,
      at: link.at,
      actor_id: link.actorId,
      action: link.action,
      subject_type: link.subjectType,
      subject_id: link.subjectId,
      payload_digest: link.payloadDigest,
      previous_hash: link.previousHash,
      hash,
    })
    .execute();
  await trx
    .insertInto('audit_payloads')
    .values({ seq: link.seq, salt, payload: canonicalJson(payload) })
    .execute();
  await trx
    .insertInto('audit_head')
    .values({ id: 1, seq: link.seq, hash })
    .onConflict((c) => c.column('id').doUpdateSet({ seq: link.seq, hash }))
    .execute();
  // Whatever way a deed came about, other systems hear of it exactly when it is audited.
  const happening = happeningOf(event);
  if (happening) await happened(trx, happening, event.at);
}

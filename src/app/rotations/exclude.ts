import { uuidv7 } from 'uuidv7';
import type { AccountId, RepId } from '../../accounts/types';
import { isDay } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs/jobs';
import { endExclusion, insertExclusion } from '../../storage/rotations/rotations';
import { type Actor, requireManager } from '../actor';
import { requireOpenCandidates } from './requireOpen';

/**
 * Keeps an account, or a rep's whole book, out of a rotation until a day, with a reason; queues a fresh analysis.
 * @returns the id of the analysis job
 * @throws ProductError rotation.notFound, rotation.fixed, exclusion.invalid
 */
export async function exclude(
  database: Database,
  rotationId: string,
  what: { accountId: AccountId | null; repId: RepId | null; reason: string; until: string },
  actor: Actor,
): Promise<string> {
  if (what.reason.trim().length < 3) throw invalid('Give a reason of at least three letters; others will read it.');
  if (!isDay(what.until) || what.until < actor.today) {
    throw invalid(`The exclusion must end on a day from ${actor.today} on, written YYYY-MM-DD.`);
  }
  if ((what.accountId === null) === (what.repId === null)) throw invalid('Name either one account or one rep.');
  return inTransaction(database.db, async (trx) => {
    requireManager(actor);
    await requireOpenCandidates(trx, rotationId);
    const id = uuidv7();
    await insertExclusion(trx, {
      ...what,
      id,
      rotationId,
      reason: what.reason.trim(),
      at: actor.now,
      by: actor.id,
    });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'exclusion.added',
      subjectType: 'rotation',
      subjectId: rotationId,
      payload: { exclusionId: id, ...what },
    });
    return enqueueJob(trx, { kind: 'analysis', payload: {}, rotationId, at: actor.now, by: actor.id });
  });
}

/**
 * Takes an exclusion back and queues a fresh analysis; a second time changes nothing.
 * @throws ProductError rotation.notFound, rotation.fixed
 */
export async function removeExclusion(
  database: Database,
  rotationId: string,
  exclusionId: string,
  actor: Actor,
): Promise<string | null> {
  return inTransaction(database.db, async (trx) => {
    requireManager(actor);
    await requireOpenCandidates(trx, rotationId);
    if (!(await endExclusion(trx, rotationId, exclusionId, actor.now))) return null;
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'exclusion.removed',
      subjectType: 'rotation',
      subjectId: rotationId,
      payload: { exclusionId },
    });
    return enqueueJob(trx, { kind: 'analysis', payload: {}, rotationId, at: actor.now, by: actor.id });
  });
}

function invalid(sentence: string): ProductError {
  return new ProductError('invalid', 'exclusion.invalid', sentence);
}

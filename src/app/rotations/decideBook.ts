import { uuidv7 } from 'uuidv7';
import type { RepId } from '../../accounts/types';
import type { Decision } from '../../coaching/bookDecisions';
import type { RepVerdict } from '../../growth/types';
import { lastDayOfQuarter, quarterIndexOfDay } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { bookDecisions, insertBookDecision } from '../../storage/coaching/repDecisions';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs/jobs';
import { endExclusion, insertExclusion, type Rotation } from '../../storage/rotations/rotations';
import { type Actor, requireManager } from '../actor';
import { findRotation } from './findRotation';
import { requireOpenCandidates } from './requireOpen';

export interface BookToDecide {
  repId: RepId;
  /** What the figures suggest and the actor may know. */
  suggested: RepVerdict | null;
  decision: Decision;
  reason: string;
  /** Keeps the whole book out of this rotation: it neither gives accounts nor takes any. */
  keepOut: boolean;
}

/**
 * Records what a person decides about a book in a rotation: train, trade or leave, with a reason. Decided anew, it
 * takes back that the book is kept out, and the candidates are worked out again.
 * @returns the id of the analysis job, or null where the candidates stay as they are
 * @throws ProductError rotation.notFound, rotation.fixed, rotation.closed, bookDecision.reason
 */
export async function decideBook(
  database: Database,
  rotationId: string,
  { repId, suggested, decision, reason, keepOut }: BookToDecide,
  actor: Actor,
): Promise<string | null> {
  requireManager(actor);
  if (reason.trim().length < 3) {
    throw new ProductError(
      'invalid',
      'bookDecision.reason',
      'Give a reason of at least three letters; others will read it.',
      {
        field: 'reason',
      },
    );
  }
  return inTransaction(database.db, async (trx) => {
    const rotation = await findRotation(trx, rotationId);
    if (rotation.closedAt !== null) {
      throw new ProductError(
        'refused',
        'rotation.closed',
        'This rotation is closed; nothing is decided in it any more.',
      );
    }
    const before = (await bookDecisions(trx, rotationId)).get(repId);
    const wasOut = before?.exclusionId ?? null;
    if (wasOut !== null || keepOut) await requireOpenCandidates(trx, rotationId);
    const lifted = wasOut !== null && (await endExclusion(trx, rotationId, wasOut, actor.now));
    const exclusionId = keepOut ? await keepBookOut(trx, rotation, repId, reason.trim(), actor) : null;
    const decided = { repId, suggested, decision, reason: reason.trim(), exclusionId, at: actor.now, byName: '' };
    await insertBookDecision(trx, rotationId, { ...decided, by: actor.id });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'rotation.bookDecided',
      subjectType: 'rotation',
      subjectId: rotationId,
      payload: { repId, suggested, decision, reason: reason.trim(), keepOut },
    });
    if (!lifted && exclusionId === null) return null;
    return enqueueJob(trx, { kind: 'analysis', payload: {}, rotationId, at: actor.now, by: actor.id });
  });
}

/** An exclusion of the whole book until a year after the rotation. */
async function keepBookOut(trx: Trx, rotation: Rotation, repId: RepId, reason: string, actor: Actor): Promise<string> {
  const id = uuidv7();
  const start = rotation.policy.fiscalYearStartMonth;
  const until = lastDayOfQuarter(quarterIndexOfDay(rotation.effectiveDate, start) + 3, start);
  const what = { accountId: null, repId, reason, until };
  await insertExclusion(trx, { ...what, id, rotationId: rotation.id, at: actor.now, by: actor.id });
  return id;
}

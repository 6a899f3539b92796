import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs/jobs';
import { openRotationJobs } from '../../storage/rotations/rotationPagesJobs';
import type { Actor } from '../actor';
import { findRotation } from './findRotation';

/**
 * Queues a fresh analysis of a rotation; while one is queued or running already, that one counts.
 * @returns the job's id
 * @throws ProductError rotation.notFound
 */
export async function requestAnalysis(database: Database, rotationId: string, actor: Actor): Promise<string> {
  return inTransaction(database.db, async (trx) => {
    await findRotation(trx, rotationId);
    const [open] = await openRotationJobs(trx, 'analysis', rotationId);
    if (open) return open.id;
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'analysis.requested',
      subjectType: 'rotation',
      subjectId: rotationId,
      payload: {},
    });
    return enqueueJob(trx, { kind: 'analysis', payload: {}, rotationId, at: actor.now, by: actor.id });
  });
}

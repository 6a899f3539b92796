import { uuidv7 } from 'uuidv7';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { copyStudies } from '../../storage/plans/planStudies';
import { savePlan } from '../../storage/plans/plans';
import { type Actor, requireManager } from '../actor';
import { findIntactPlan } from './findPlan';
import { planName } from './planName';

/**
 * Copies a plan under another name, to be worked on by hand.
 * @param name '' = the plan's name, marked
 * @returns id of the copy
 * @throws ProductError actor.notAllowed, plan.notFound, plan.badName, plan.snapshotChanged
 */
export async function copyPlan(database: Database, id: string, name: string, actor: Actor): Promise<string> {
  requireManager(actor);
  const { header, rotationId, input, plan } = await findIntactPlan(database.db, id);
  const copy = { id: uuidv7(), name: planName(name || `Copy of ${header.name}`.slice(0, 120)), rotationId };
  await inTransaction(database.db, async (trx) => {
    const made = { jobId: null, createdAt: actor.now, createdBy: actor.id, changes: header.changes };
    await savePlan(trx, { ...copy, ...made, source: 'copy', parentId: id }, input, plan);
    await copyStudies(trx, id, copy.id);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'plan.copied',
      subjectType: 'plan',
      subjectId: copy.id,
      payload: { name: copy.name, from: id },
    });
  });
  return copy.id;
}

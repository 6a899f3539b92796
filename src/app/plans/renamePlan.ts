import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { setPlanName } from '../../storage/plans/plans';
import { type Actor, requireManager } from '../actor';
import { findPlan } from './findPlan';
import { planName } from './planName';

/**
 * Gives a plan another name; the same name changes nothing.
 * @throws ProductError actor.notAllowed, plan.notFound, plan.badName
 */
export async function renamePlan(database: Database, id: string, wanted: string, actor: Actor): Promise<void> {
  requireManager(actor);
  const { header } = await findPlan(database.db, id);
  const name = planName(wanted);
  if (header.name === name) return;
  await inTransaction(database.db, async (trx) => {
    await setPlanName(trx, id, name);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'plan.renamed',
      subjectType: 'plan',
      subjectId: id,
      payload: { from: header.name, to: name },
    });
  });
}

import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { setPlanArchived } from '../../storage/plans/plans';
import { type Actor, requireManager } from '../actor';
import { findPlan } from './findPlan';

/**
 * Puts a plan aside, or takes it up again. Nothing is deleted: trades taken from it go on.
 * @throws ProductError actor.notAllowed, plan.notFound
 */
export async function archivePlan(database: Database, id: string, archived: boolean, actor: Actor): Promise<void> {
  requireManager(actor);
  const { header } = await findPlan(database.db, id);
  await inTransaction(database.db, async (trx) => {
    if (!(await setPlanArchived(trx, id, archived ? actor.now : null))) return;
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: archived ? 'plan.archived' : 'plan.restored',
      subjectType: 'plan',
      subjectId: id,
      payload: { name: header.name },
    });
  });
}

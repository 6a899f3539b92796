import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { endStandIn as end, listStandIns } from '../../storage/people/standIns';
import type { Actor } from '../actor';

/**
 * Ends a period before its last day, at once: the absent manager or an administrator.
 * @param userId whose absence it is
 * @throws ProductError standIn.notFound
 */
export async function endStandIn(database: Database, id: string, userId: string, actor: Actor): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const [found] = await listStandIns(trx, { id, userId }, actor.today);
    if (!found || (actor.role !== 'admin' && actor.id !== userId)) {
      throw new ProductError(
        'notFound',
        'standIn.notFound',
        'Nobody stands in here any more, or it is not yours to end.',
      );
    }
    await end(trx, id, actor.now, actor.id);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'standIn.ended',
      subjectType: 'user',
      subjectId: userId,
      payload: { name: found.name, delegateId: found.delegateId, from: found.from, to: found.to },
    });
  });
}

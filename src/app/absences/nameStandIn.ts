import { uuidv7 } from 'uuidv7';
import { canBeStoodInFor, checkStandIn } from '../../people/standIns';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { insertStandIn, listStandIns } from '../../storage/people/standIns';
import { findUser } from '../../storage/people/users';
import type { Actor } from '../actor';
import { notify } from '../notifications/notify';
import { requireReason } from '../trades/reason';

export interface StandInWanted {
  /** The manager who will be away. */
  userId: string;
  delegateId: string;
  from: string;
  /** The last day. */
  until: string;
  reason: string;
}

/**
 * Names who stands in for a manager for a period: the manager for themselves, an administrator for anybody.
 * @throws ProductError standIn.notFound (nobody to stand in for, or not the actor's to say), trade.reasonMissing, and those
 *   of checkStandIn
 */
export async function nameStandIn(database: Database, wanted: StandInWanted, actor: Actor): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const absent = await findUser(trx, wanted.userId);
    if (!absent || !canBeStoodInFor(absent) || (actor.role !== 'admin' && actor.id !== absent.id)) {
      throw new ProductError('notFound', 'standIn.notFound', 'There is no such manager.');
    }
    const found = await findUser(trx, wanted.delegateId);
    const delegate = found && found.disabledAt === null ? found : null;
    const others = await listStandIns(trx, { userId: absent.id }, actor.today);
    const period = checkStandIn({ absent, delegate, from: wanted.from, until: wanted.until }, others, actor.today);
    requireReason(wanted.reason);
    const id = uuidv7();
    const reason = wanted.reason.trim();
    await insertStandIn(trx, { ...period, id, reason, at: actor.now, by: actor.id });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'standIn.named',
      subjectType: 'user',
      subjectId: absent.id,
      payload: { name: absent.name, delegateId: period.delegateId, from: period.from, until: wanted.until, reason },
    });
    const to = [period.delegateId, absent.id];
    await notify(trx, { kind: 'standInNamed', about: {}, to, by: actor.id, key: id, at: actor.now });
  });
}

import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { enqueueAnalysis } from '../../storage/jobs/jobs';
import { endOptIn, insertOptIn, optedInSince } from '../../storage/people/optIns';
import type { Actor } from '../actor';

/**
 * A rep agrees that accounts of theirs may be exchanged although they are protected, or takes that back. Only the rep
 * can; it counts from the next analysis on. Asking for what is so already changes nothing.
 * @throws ProductError optIn.notARep (refused) when the user is no rep
 */
export async function setOptIn(database: Database, optedIn: boolean, actor: Actor): Promise<void> {
  const { id: userId, repId } = actor;
  if (userId === null || repId === null) {
    throw new ProductError(
      'refused',
      'optIn.notARep',
      'Only a rep decides whether their own accounts may be exchanged.',
    );
  }
  await inTransaction(database.db, async (trx) => {
    if (((await optedInSince(trx, repId)) !== null) === optedIn) return;
    if (optedIn) await insertOptIn(trx, { repId, userId, at: actor.now });
    else await endOptIn(trx, repId, actor.now);
    await appendAudit(trx, {
      at: actor.now,
      actorId: userId,
      action: optedIn ? 'rep.optedIn' : 'rep.optedOut',
      subjectType: 'rep',
      subjectId: String(repId),
      payload: {},
    });
    await enqueueAnalysis(trx, actor.now, userId);
  });
}

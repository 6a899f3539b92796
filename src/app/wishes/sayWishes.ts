import { checkWishes, type Wish, wishesOpen } from '../../rotations/wishes';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { replaceWishes, wishWindow } from '../../storage/rotations/wishes';
import { ownAccounts } from '../../storage/trades/handoffPagesBook';
import type { Actor } from '../actor';

/**
 * A rep says which accounts they would hand over and keep; what they said before is replaced.
 * @throws ProductError wish.notAsked (notFound) where no window was opened or the user is no rep, wish.over (refused),
 *   wish.tooMany, wish.notOwned, wish.twice, wish.reasonMissing (invalid)
 */
export async function sayWishes(
  database: Database,
  rotationId: string,
  wishes: readonly Wish[],
  actor: Actor,
): Promise<void> {
  const { id: by, repId, today, now: at } = actor;
  await inTransaction(database.db, async (trx) => {
    const window = await wishWindow(trx, rotationId);
    if (window === null || by === null || repId === null) {
      throw new ProductError('notFound', 'wish.notAsked', 'There is no such round, or you are not asked in it.');
    }
    if (!wishesOpen(window, today)) {
      throw new ProductError('refused', 'wish.over', 'The time to say it is over. Tell your manager what has changed.');
    }
    const owned = await ownAccounts(trx, repId, today, null);
    checkWishes(wishes, new Set(owned.map(({ accountId }) => accountId)));
    const said = wishes.map((wish) => ({ ...wish, reason: wish.reason.trim() }));
    await replaceWishes(trx, rotationId, repId, said, { at, by });
    const about = { subjectType: 'rotation', subjectId: rotationId, payload: { repId, wishes: said } };
    await appendAudit(trx, { at, actorId: by, action: 'wishes.said', ...about });
  });
}

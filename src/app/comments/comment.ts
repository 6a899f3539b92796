import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { type Audience, insertComment } from '../../storage/trades/talk';
import type { Actor } from '../actor';
import { findTrade } from '../trades/findTrade';

const LONGEST = 2000;

/**
 * Says something about a trade, to the managers concerned or to the reps of it as well. Who may see the trade is the
 * caller's question. What was said stays as it was said.
 * @throws ProductError trade.notFound, comment.badWords (invalid)
 */
export async function comment(
  database: Database,
  tradeId: string,
  said: { words: string; audience: Audience },
  actor: Actor,
): Promise<void> {
  const words = said.words.trim();
  if (words.length < 2 || words.length > LONGEST || actor.id === null) {
    const sentence = `Write between 2 and ${LONGEST} characters.`;
    throw new ProductError('invalid', 'comment.badWords', sentence, { field: 'words' });
  }
  const by = actor.id;
  await inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, tradeId);
    await insertComment(trx, { tradeId, audience: said.audience, words, at: actor.now, by });
    await appendAudit(trx, {
      at: actor.now,
      actorId: by,
      action: 'trade.commented',
      subjectType: 'trade',
      subjectId: tradeId,
      payload: { number: trade.number, audience: said.audience, words },
    });
  });
}

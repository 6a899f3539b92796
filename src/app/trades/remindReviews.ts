import { type Database, inTransaction } from '../../storage/database';
import type { Actor } from '../actor';
import { dueReviews } from './dueReviews';
import { tellDecision } from './tellDecision';

/** Tells those concerned of trades whose day of review has come and that nobody has decided about; each day once. */
export async function remindReviews(database: Database, actor: Actor): Promise<void> {
  for (const trade of await dueReviews(database.db, actor.today)) {
    await inTransaction(database.db, (trx) => tellDecision(trx, 'reviewDue', trade, actor));
  }
}

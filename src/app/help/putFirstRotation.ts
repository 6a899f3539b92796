import { type Database, inTransaction } from '../../storage/database';
import { setFirstRotationAway } from '../../storage/people/firstRotation';

/** Puts the panel of a user's first rotation away from an instant on, or brings it back (null). */
export function putFirstRotation(database: Database, userId: string, away: { at: string } | null): Promise<void> {
  return inTransaction(database.db, (trx) => setFirstRotationAway(trx, userId, away));
}

import type { Database } from '../../storage/database';
import { findUserByEmail, type UserRecord } from '../../storage/people/users';
import { passwordFits } from '../users/password';

/**
 * The user whom address and password belong to, or null. Takes as long for unknown addresses and disabled users as for
 * a wrong password, and gives the same answer.
 */
export async function checkSignIn(database: Database, email: string, password: string): Promise<UserRecord | null> {
  const found = await findUserByEmail(database.db, email);
  const fits = await passwordFits(found?.passwordHash ?? null, password);
  if (!found || !fits || found.disabledAt !== null) return null;
  const { passwordHash: _, ...user } = found;
  return user;
}

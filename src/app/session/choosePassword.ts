import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { userOfPasswordLink } from '../../storage/people/passwordLinks';
import { deleteFailures } from '../../storage/people/signInFailures';
import { findUser, passwordHashOf, setPasswordHash, type UserRecord } from '../../storage/people/users';
import { endAccess } from '../users/endAccess';
import { hashPassword } from '../users/password';
import { tellSignIn } from '../users/tellSignIn';
import { userSubject } from './attempts';
import { tokenHash } from './passwordLink';

/** The user whom a one-time token belongs to who may sign in, or null. */
export async function userOfLink({ db }: Database, token: string, realNow: string): Promise<UserRecord | null> {
  const userId = await userOfPasswordLink(db, tokenHash(token), realNow);
  const user = userId === null ? null : await findUser(db, userId);
  return user && user.disabledAt === null ? user : null;
}

/**
 * Sets a password by a one-time token. Every one of the user's is worthless afterwards, every session and API token
 * ends, and a wait after failed sign-ins is over.
 * @returns the user's id
 * @throws ProductError password.linkWorthless (notFound), password.length (invalid)
 */
export async function choosePassword(
  database: Database,
  { token, password, now, realNow }: { token: string; password: string; now: string; realNow: string },
): Promise<string> {
  if (!(await userOfLink(database, token, realNow))) throw worthless();
  const passwordHash = await hashPassword(password);
  return inTransaction(database.db, async (trx) => {
    // Asked again under the lock: of two uses at once one wins.
    const userId = await userOfPasswordLink(trx, tokenHash(token), realNow);
    const user = userId === null ? null : await findUser(trx, userId);
    if (!user || user.disabledAt !== null) throw worthless();
    if ((await passwordHashOf(trx, user.id)) !== null) {
      await tellSignIn(trx, user.id, 'passwordChanged', { byAdministrator: false }, now);
    }
    await setPasswordHash(trx, user.id, passwordHash);
    await endAccess(trx, user.id, { because: 'passwordChosen', actorId: user.id, now });
    await deleteFailures(trx, userSubject(user.email));
    const event = { at: now, actorId: user.id, action: 'user.passwordChosen', subjectType: 'user', subjectId: user.id };
    await appendAudit(trx, { ...event, payload: { by: 'mail' } });
    return user.id;
  });
}

function worthless(): ProductError {
  const sentence =
    'This address for a new password was used already, has expired or is incomplete. Ask for another one under “Forgotten?” at the sign-in.';
  return new ProductError('notFound', 'password.linkWorthless', sentence);
}

import { PLACE_LOCK, USER_LOCK } from '../../people/lockOut';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { deleteFailures } from '../../storage/people/signInFailures';
import { findUserByEmail, type UserRecord } from '../../storage/people/users';
import { passwordFits } from '../users/password';
import { admitAttempt, forgiveAttempt, secondsToWait, userSubject } from './attempts';

export interface SignInAttempt {
  email: string;
  password: string;
  /** Names the network address without telling it. */
  place: string;
  /** Instant of the product, for the audit; and of the real clock, which waits follow. */
  now: string;
  realNow: string;
}

export type SignInResult = { user: UserRecord } | { user: null; waitSeconds: number };

/**
 * The user whom address and password belong to. Takes as long for unknown addresses and disabled users as for a wrong
 * password, and gives the same answer, waits included: after five failures for an address, or twenty from a place, nothing
 * is looked at until a wait is over that doubles each time.
 */
export async function checkSignIn(database: Database, attempt: SignInAttempt): Promise<SignInResult> {
  const { email, password, realNow, now } = attempt;
  const [user, place] = [userSubject(email), `place ${attempt.place}`];
  const waitSeconds = await inTransaction(database.db, async (trx) => {
    const waiting = Math.max(await secondsToWait(trx, user, realNow), await secondsToWait(trx, place, realNow));
    if (waiting > 0) return waiting;
    await admitAttempt(trx, place, PLACE_LOCK, realNow);
    await admitAttempt(trx, user, USER_LOCK, realNow);
    return 0;
  });
  if (waitSeconds > 0) return { user: null, waitSeconds };
  const found = await findUserByEmail(database.db, email);
  const fits = await passwordFits(found?.passwordHash ?? null, password);
  if (found && fits && found.disabledAt === null) {
    await inTransaction(database.db, async (trx) => {
      await deleteFailures(trx, user);
      await forgiveAttempt(trx, place);
    });
    const { passwordHash: _, ...signedIn } = found;
    return { user: signedIn };
  }
  const ofUser = await secondsToWait(database.db, user, realNow);
  if (found && ofUser > 0) await noteLock(database, found.id, now);
  return { user: null, waitSeconds: Math.max(ofUser, await secondsToWait(database.db, place, realNow)) };
}

/** A lock is written down with the user whom it concerns. */
async function noteLock(database: Database, userId: string, at: string): Promise<void> {
  const event = { at, actorId: null, action: 'user.locked', subjectType: 'user', subjectId: userId, payload: {} };
  await inTransaction(database.db, (trx) => appendAudit(trx, event));
}

import { uuidv7 } from 'uuidv7';
import type { Role } from '../../people/user';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, type Db, inTransaction } from '../../storage/database';
import { enqueueMail } from '../../storage/notifications/outbox';
import { findUserByEmail, findUserOfRep, insertUser, normalEmail, repsWithoutUser } from '../../storage/people/users';
import { hashPassword } from './password';

export interface AddUser {
  email: string;
  name: string;
  role: Role;
  /** The rep that this user is; required for the role rep. */
  repId: number | null;
  /** null: they choose it by an invitation, which is mailed. */
  password: string | null;
  /** users.id of who adds, null for the command line. */
  actorId: string | null;
  now: string;
}

/**
 * Adds somebody who can sign in; without a password they are invited by mail to choose one.
 * @returns the new user's id
 * @throws ProductError user.emailTaken, user.repTaken (conflict), user.repMissing, user.noSuchRep, password.length (invalid)
 */
export async function addUser(database: Database, user: AddUser): Promise<string> {
  const passwordHash = user.password === null ? null : await hashPassword(user.password);
  return inTransaction(database.db, async (trx) => {
    await checkAddress(trx, user.email);
    await checkRep(trx, user);
    const id = uuidv7();
    const { email, name, role, repId } = { ...user, email: normalEmail(user.email) };
    await insertUser(trx, { id, email, name, role, repId, passwordHash, createdAt: user.now });
    if (passwordHash === null) await enqueueMail(trx, { id: uuidv7(), kind: 'invitation', userId: id, at: user.now });
    await appendAudit(trx, {
      at: user.now,
      actorId: user.actorId,
      action: 'user.added',
      subjectType: 'user',
      subjectId: id,
      payload: { email, name, role, repId },
    });
    return id;
  });
}

async function checkAddress(trx: Db, email: string): Promise<void> {
  if ((await findUserByEmail(trx, email)) === null) return;
  throw new ProductError(
    'conflict',
    'user.emailTaken',
    `Somebody with the address ${normalEmail(email)} is a user already; enable that user again, or take another address.`,
    { field: 'email' },
  );
}

async function checkRep(trx: Db, user: AddUser): Promise<void> {
  const field = 'repId';
  if (user.repId === null) {
    if (user.role !== 'rep') return;
    const sentence = 'A user with the role rep sees the accounts of one rep: choose which rep this is.';
    throw new ProductError('invalid', 'user.repMissing', sentence, { field });
  }
  const other = await findUserOfRep(trx, user.repId);
  if (other) {
    const sentence = `This rep is linked to the user ${other.name} (${other.email}) already; a rep has one user.`;
    throw new ProductError('conflict', 'user.repTaken', sentence, { field });
  }
  if (!(await repsWithoutUser(trx)).some((rep) => rep.id === user.repId)) {
    const sentence = 'The chosen rep is not in the data; choose one of the list.';
    throw new ProductError('invalid', 'user.noSuchRep', sentence, { field });
  }
}

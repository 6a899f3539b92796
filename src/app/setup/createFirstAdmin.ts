import { uuidv7 } from 'uuidv7';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { ensureCompany, updateCompany } from '../../storage/people/company';
import { hasUsers, insertUser, normalEmail } from '../../storage/people/users';
import { hashPassword } from '../users/password';

export interface FirstAdmin {
  companyName: string;
  name: string;
  email: string;
  password: string;
  now: string;
}

/**
 * The first visit: names the company and adds its first administrator.
 * @returns the administrator's id
 * @throws ProductError setup.done (conflict) when there is a user already, password.length (invalid)
 */
export async function createFirstAdmin(database: Database, first: FirstAdmin): Promise<string> {
  const passwordHash = await hashPassword(first.password);
  return inTransaction(database.db, async (trx) => {
    if (await hasUsers(trx)) {
      const sentence = 'This product is set up already; sign in, or ask an administrator for access.';
      throw new ProductError('conflict', 'setup.done', sentence);
    }
    const id = uuidv7();
    const email = normalEmail(first.email);
    await ensureCompany(trx, { name: first.companyName, now: first.now });
    await updateCompany(trx, { name: first.companyName });
    await insertUser(trx, {
      id,
      email,
      name: first.name,
      role: 'admin',
      repId: null,
      passwordHash,
      createdAt: first.now,
    });
    await appendAudit(trx, {
      at: first.now,
      actorId: id,
      action: 'user.added',
      subjectType: 'user',
      subjectId: id,
      payload: { email, name: first.name, role: 'admin', repId: null },
    });
    return id;
  });
}

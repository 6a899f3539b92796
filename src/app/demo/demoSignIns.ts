import { ROLES, type Role } from '../../people/user';
import type { Db } from '../../storage/database';
import { listUsers } from '../../storage/users';

/** Mail addresses of the made-up company; nobody else's are like that (RFC 2606). */
const MADE_UP = '@example.com';

/** One sign-in for each role of the demo company, so that whoever tries it can go from one seat to the next. */
export async function demoSignIns(db: Db): Promise<{ role: Role; name: string; email: string }[]> {
  const users = (await listUsers(db)).filter((user) => user.disabledAt === null && user.email.endsWith(MADE_UP));
  return ROLES.flatMap((role) => {
    const found = users.find((user) => user.role === role);
    return found ? [{ role, name: found.name, email: found.email }] : [];
  });
}

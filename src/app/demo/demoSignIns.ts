import { ROLES, type Role } from '../../people/user';
import type { Db } from '../../storage/database';
import { listUsers } from '../../storage/people/users';

/** Everybody of the demo company signs in with this; it is printed, and the data is made up. */
export const DEMO_PASSWORD = 'rotation-demo';

/** Mail addresses of the made-up company; nobody else's are like that (RFC 2606). */
const MADE_UP = '@example.com';

/** The made-up user of an address that somebody else had before them. */
const PRECEDED = 'demo.';

export interface DemoSignIn {
  role: Role;
  name: string;
  email: string;
}

/** One sign-in for each role of the demo company, so that whoever tries it can go from one seat to the next. */
export async function demoSignIns(db: Db): Promise<DemoSignIn[]> {
  // As they were added: the first rep took part in the latest exchanges.
  const users = (await listUsers(db))
    .filter((user) => user.disabledAt === null && user.email.endsWith(MADE_UP))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return ROLES.flatMap((role) => {
    const ofRole = users.filter((user) => user.role === role);
    const found = ofRole.find((user) => user.email.startsWith(PRECEDED)) ?? ofRole[0];
    return found ? [{ role, name: found.name, email: found.email }] : [];
  });
}

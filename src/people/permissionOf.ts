import { PERMISSIONS, type PermissionRow, type Reach } from './permissionTable';
import type { Role, User } from './user';

/** A place after the route and its words for each role. */
const COLUMN: Record<Role, 2 | 3 | 4 | 5> = { admin: 2, manager: 3, leader: 4, rep: 5 };

const PATTERNS = Object.values(PERMISSIONS)
  .flat()
  .map((row) => ({ row, pattern: patternOf(row[0]) }));

/** How far a role reaches by a row of the table. */
export function reachOf(row: PermissionRow, role: Role): Reach {
  return row[COLUMN[role]];
}

/** Whether a page or action exists for a user at all. Which of its records are within reach is decided where they are loaded. */
export function mayOpen(row: PermissionRow, user: Pick<User, 'role' | 'repId'>): boolean {
  const reach = reachOf(row, user.role);
  return reach === 'linked' ? user.repId !== null : reach !== 'no';
}

/**
 * The row of the table for a request, or null: then it is open to nobody. Paths are compared as routers compare them:
 * without case, with or without a slash at the end; HEAD counts as GET.
 */
export function permissionOf(method: string, path: string): PermissionRow | null {
  const asked = `${method === 'HEAD' ? 'GET' : method} ${path}`;
  return PATTERNS.find(({ pattern }) => pattern.test(asked))?.row ?? null;
}

function patternOf(route: string): RegExp {
  const path = route.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${path}${path.endsWith('/') ? '' : '/?'}$`, 'i');
}

import { mayOpen, permissionOf } from '../../people/permissionOf';
import type { User } from '../../people/user';

export interface NavItem {
  /** What a page passes as `active` to mark its place. */
  key: string;
  label: string;
  href: string;
}

interface Entry extends NavItem {
  /** In the user's menu instead of the bar. */
  inMenu?: true;
}

/** Every place of the navigation in order; the table of permissions says who finds it there. */
const ENTRIES: Entry[] = [
  { key: 'dashboard', label: 'Dashboard', href: '/' },
  { key: 'myAccounts', label: 'My accounts', href: '/my-accounts' },
  { key: 'accounts', label: 'Accounts', href: '/accounts' },
  { key: 'reps', label: 'Reps', href: '/reps' },
  { key: 'rotations', label: 'Rotations', href: '/rotations' },
  { key: 'review', label: 'Review', href: '/review' },
  { key: 'import', label: 'Import', href: '/imports' },
  { key: 'users', label: 'Users', href: '/users', inMenu: true },
  { key: 'tokens', label: 'API tokens', href: '/tokens', inMenu: true },
  { key: 'webhooks', label: 'Webhooks', href: '/webhooks', inMenu: true },
  { key: 'audit', label: 'Audit', href: '/audit', inMenu: true },
];

/**
 * Where a user can go: from the bar, and from the menu under the name.
 * @param ownsAccounts whether the user has or had accounts of their own; managers and leaders often never do
 */
export function navOf(user: User, ownsAccounts: boolean): { bar: NavItem[]; menu: NavItem[] } {
  const own = user.role === 'rep' || ownsAccounts;
  const open = ENTRIES.filter(({ key, href }) => isOpen(href, user) && (key !== 'myAccounts' || own));
  const items = (entries: Entry[]): NavItem[] => entries.map(({ key, label, href }) => ({ key, label, href }));
  return { bar: items(open.filter((entry) => !entry.inMenu)), menu: items(open.filter((entry) => entry.inMenu)) };
}

/** Whether a page exists for a user, as the table of permissions has it. */
export function isOpen(href: string, user: User): boolean {
  const row = permissionOf('GET', href);
  return row !== null && mayOpen(row, user);
}

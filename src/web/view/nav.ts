import {
  canImport,
  canManageUsers,
  canManageWebhooks,
  canSeeAudit,
  canSeeReps,
  canSeeReview,
  canSeeRotations,
  hasOwnBook,
} from '../../people/permissions';
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
  open(user: User, ownsAccounts: boolean): boolean;
}

/** Every place of the navigation in order, and who finds it there. */
const ENTRIES: Entry[] = [
  { key: 'dashboard', label: 'Dashboard', href: '/', open: () => true },
  {
    key: 'myAccounts',
    label: 'My accounts',
    href: '/my-accounts',
    open: (user, ownsAccounts) => hasOwnBook(user) && (user.role === 'rep' || ownsAccounts),
  },
  { key: 'accounts', label: 'Accounts', href: '/accounts', open: canSeeReps },
  { key: 'reps', label: 'Reps', href: '/reps', open: canSeeReps },
  { key: 'rotations', label: 'Rotations', href: '/rotations', open: canSeeRotations },
  { key: 'review', label: 'Review', href: '/review', open: canSeeReview },
  { key: 'import', label: 'Import', href: '/imports', open: canImport },
  { key: 'users', label: 'Users', href: '/users', inMenu: true, open: canManageUsers },
  { key: 'tokens', label: 'API tokens', href: '/tokens', inMenu: true, open: canManageUsers },
  { key: 'webhooks', label: 'Webhooks', href: '/webhooks', inMenu: true, open: canManageWebhooks },
  { key: 'audit', label: 'Audit', href: '/audit', inMenu: true, open: canSeeAudit },
];

/**
 * Where a user can go: from the bar, and from the menu under the name.
 * @param ownsAccounts whether the user has or had accounts of their own; managers and leaders often never do
 */
export function navOf(user: User, ownsAccounts: boolean): { bar: NavItem[]; menu: NavItem[] } {
  const open = ENTRIES.filter((entry) => entry.open(user, ownsAccounts));
  const items = (entries: Entry[]): NavItem[] => entries.map(({ key, label, href }) => ({ key, label, href }));
  return { bar: items(open.filter((entry) => !entry.inMenu)), menu: items(open.filter((entry) => entry.inMenu)) };
}

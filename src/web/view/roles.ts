import { ROLES, type Role } from '../../people/user';

const ROLE_TEXTS: Record<Role, { label: string; does: string }> = {
  rep: { label: 'rep', does: 'sees their own accounts' },
  manager: { label: 'manager', does: 'plans and approves for their team' },
  leader: { label: 'leader', does: 'reads everything, decides nothing' },
  admin: { label: 'administrator', does: 'data, users, settings' },
};

/** The roles as a form offers them, the most frequent first. */
export const ROLE_OPTIONS = (['rep', 'manager', 'leader', 'admin'] satisfies Role[]).map((value) => ({
  value,
  label: `${ROLE_TEXTS[value].label[0].toUpperCase()}${ROLE_TEXTS[value].label.slice(1)}: ${ROLE_TEXTS[value].does}`,
}));

/** {{roleLabel 'admin'}} → administrator. */
export function roleLabel(role: string): string {
  return ROLES.includes(role as Role) ? ROLE_TEXTS[role as Role].label : role;
}

import type { Role } from '../../people/user';

/** The roles as a form offers them. */
export const ROLE_OPTIONS: { value: Role; label: string }[] = [
  { value: 'rep', label: 'Rep: sees their own accounts' },
  { value: 'manager', label: 'Manager: plans and approves for their team' },
  { value: 'leader', label: 'Leader: reads everything, decides nothing' },
  { value: 'admin', label: 'Administrator: data, users, settings' },
];

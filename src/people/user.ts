import type { RepId } from '../accounts/types';
import type { Absent } from './absent';

/** admin = sales operations; manager = whom reps report to; leader = reads everything, decides nothing. */
export const ROLES = ['admin', 'manager', 'rep', 'leader'] as const;

export type Role = (typeof ROLES)[number];

/** Somebody who signs in, as every page and use case sees them. */
export interface User {
  /** UUIDv7 text. */
  id: string;
  name: string;
  email: string;
  role: Role;
  /** The rep that this user is; managers are reps too. null for people who own no book and manage nobody. */
  repId: RepId | null;
  /** Managers whom the user stands in for today; missing = nobody. */
  standsInFor?: readonly Absent[];
}

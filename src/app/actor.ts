import type { RepId } from '../accounts/types';
import type { Absent } from '../people/absent';
import type { Role } from '../people/user';
import type { Day } from '../shared/calendar';
import { ProductError } from '../shared/errors';

/** Who acts, and when. `id` null = the system (a command, a job). */
export interface Actor {
  id: string | null;
  role: Role;
  repId: RepId | null;
  /** Managers whom they stand in for today; missing = nobody. */
  standsInFor?: readonly Absent[];
  today: Day;
  /** UTC instant, ISO text. */
  now: string;
}

/** The system acting on a day. */
export function systemActor(today: Day, now: string): Actor {
  return { id: null, role: 'admin', repId: null, today, now };
}

/**
 * What only managers and administrators do, whichever way they came to it.
 * @throws ProductError actor.notAllowed (refused)
 */
export function requireManager(actor: Actor): void {
  if (actor.role === 'manager' || actor.role === 'admin') return;
  throw new ProductError('refused', 'actor.notAllowed', 'Only managers and administrators can do this.');
}

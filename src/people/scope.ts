import type { RepId } from '../accounts/types';
import { repsUnder, type TreeRep } from './tree';
import type { User } from './user';

/** Whose books a user may see: everybody's, or those of the named reps. */
export type Scope = { all: true } | { all: false; repIds: ReadonlySet<RepId> };

/**
 * The scope of a user: administrators and leaders see the whole company, managers themselves and everyone under them,
 * reps themselves. Who stands in for a manager sees that line too. Where nobody has a manager the company is one team, and managers see all of it.
 */
export function scopeOf(user: Pick<User, 'role' | 'repId' | 'standsInFor'>, reps: readonly TreeRep[]): Scope {
  if (user.role === 'admin' || user.role === 'leader') return { all: true };
  if (user.role === 'manager' && reps.every((rep) => rep.managerId === null)) return { all: true };
  const own = user.repId === null ? [] : [user.repId];
  if (user.role !== 'manager') return { all: false, repIds: new Set(own) };
  const leads = [...own, ...(user.standsInFor ?? []).map((absent) => absent.repId)];
  return { all: false, repIds: new Set(leads.flatMap((id) => [id, ...repsUnder(reps, id)])) };
}

/** True when the scope holds the rep's book. */
export function sees(scope: Scope, repId: RepId): boolean {
  return scope.all || scope.repIds.has(repId);
}

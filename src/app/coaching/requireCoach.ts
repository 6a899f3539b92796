import type { RepId } from '../../accounts/types';
import { canCoach } from '../../people/permissions';
import { scopeOf } from '../../people/scope';
import { loadReps } from '../../storage/accounts/accounts';
import type { Db } from '../../storage/database';
import type { Actor } from '../actor';
import { planNotFound } from './findPlan';

/**
 * Makes sure that the actor manages the rep.
 * @throws ProductError notFound coaching.notFound
 */
export async function requireCoach(db: Db, repId: RepId, { role, repId: own, standsInFor }: Actor): Promise<void> {
  const reps = await loadReps(db);
  const scope = scopeOf({ role, repId: own, standsInFor }, reps);
  if (!reps.some((rep) => rep.id === repId) || !canCoach({ role, repId: own }, scope, repId)) throw planNotFound();
}

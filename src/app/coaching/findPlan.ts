import { canCoach, canSeeCoaching, canSeeLineNotes } from '../../people/permissions';
import type { User } from '../../people/user';
import { ProductError } from '../../shared/errors';
import { listPlans, type StoredPlan } from '../../storage/coaching/plans';
import type { Db } from '../../storage/database';
import { viewingOf } from '../accounts/viewing';

/** A plan as one reader may see it. */
export interface SeenPlan {
  plan: StoredPlan;
  /** Whether the reader is the rep, and whether they may change it. */
  own: boolean;
  coaches: boolean;
}

/**
 * A coaching plan without the notes that are not for this reader.
 * @throws ProductError notFound coaching.notFound when there is none or it is not for this user
 */
export async function findPlan(db: Db, id: string, user: User): Promise<SeenPlan> {
  const [plan] = await listPlans(db, { id });
  const { scope } = await viewingOf(db, user);
  if (!plan || !canSeeCoaching(user, scope, plan.repId)) throw planNotFound();
  return { plan: forReader(plan, user), own: user.repId === plan.repId, coaches: canCoach(user, scope, plan.repId) };
}

/** The plan without what managers noted among themselves, where the reader is the rep. */
export function forReader(plan: StoredPlan, user: User): StoredPlan {
  if (canSeeLineNotes(user, plan.repId)) return plan;
  return { ...plan, notes: plan.notes.filter(({ audience }) => audience === 'everyone') };
}

/** What is answered for a plan that is not there or not open to who asks: nobody learns which. */
export function planNotFound(): ProductError {
  return new ProductError('notFound', 'coaching.notFound', 'There is no such coaching plan, or it is not open to you.');
}

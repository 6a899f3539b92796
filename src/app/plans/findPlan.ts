import { ProductError } from '../../shared/errors';
import type { Db } from '../../storage/database';
import { loadPlan, type StoredPlan } from '../../storage/plans/plans';

/** A plan of a rotation with the data it was made from. */
export interface RotationPlan extends StoredPlan {
  rotationId: string;
}

/**
 * A plan that must exist and belong to a rotation.
 * @throws ProductError plan.notFound
 */
export async function findPlan(db: Db, id: string): Promise<RotationPlan> {
  const stored = await loadPlan(db, id);
  if (!stored?.header.rotationId) throw new ProductError('notFound', 'plan.notFound', 'There is no such plan.');
  return { ...stored, rotationId: stored.header.rotationId };
}

/**
 * The same, for who wants to work on from its data.
 * @throws ProductError plan.notFound, plan.snapshotChanged
 */
export async function findIntactPlan(db: Db, id: string): Promise<RotationPlan> {
  const plan = await findPlan(db, id);
  if (plan.snapshotIntact) return plan;
  throw new ProductError(
    'refused',
    'plan.snapshotChanged',
    'The data stored with this plan is no longer what the plan was made from, so nothing can be worked out from it. Make the plan again.',
  );
}

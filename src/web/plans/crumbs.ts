import { findRotation } from '../../app/rotations/findRotation';
import type { Db } from '../../storage/database';
import type { ShownPlan } from '../../storage/plans/planPages';

/** The way to a page that belongs to a plan. */
export async function planCrumbs(db: Db, plan: Pick<ShownPlan, 'id' | 'name' | 'rotationId'>) {
  const rotation = await findRotation(db, plan.rotationId);
  return [
    { label: 'Rotations', href: '/rotations' },
    { label: rotation.name, href: `/rotations/${rotation.id}` },
    { label: plan.name, href: `/plans/${plan.id}` },
  ];
}

import type { Rotation } from '../../storage/rotations';
import { listTransferPlans } from '../../storage/transferPlans';
import { unownedCount, vacantCounts } from '../../storage/vacantBooks';
import type { Services } from '../services';

/** What needs an owner by a rotation's day of effect, and the plans of transfers made for it. */
export async function vacantBooks({ database: { db }, today }: Services, rotation: Rotation) {
  const books = await vacantCounts(db, today(), rotation.effectiveDate);
  const unowned = await unownedCount(db, today());
  return { books, unowned, some: books.length + unowned > 0, plans: await listTransferPlans(db, rotation.id) };
}

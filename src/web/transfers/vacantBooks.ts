import { loadReps } from '../../storage/accounts/accounts';
import { bookSizes } from '../../storage/accounts/ledger';
import { listTransferPlans } from '../../storage/plans/transferPlans';
import type { Rotation } from '../../storage/rotations/rotations';
import type { Services } from '../services';

/** The books without a rep on a rotation's day of effect, and the plans of transfers made for it. */
export async function vacantBooks({ database, today }: Services, rotation: Rotation) {
  const reps = await loadReps(database.db);
  const gone = reps.filter(({ endDate }) => endDate !== null && endDate < rotation.effectiveDate);
  const ids = gone.map(({ id }) => id);
  const sizes = await bookSizes(database.db, ids, today());
  return {
    books: gone
      .filter(({ id }) => sizes.has(id))
      .map(({ id, name, endDate }) => ({
        repId: id,
        name,
        endDate,
        left: endDate! < today(),
        accounts: sizes.get(id)!,
      })),
    plans: await listTransferPlans(database.db, rotation.id),
  };
}

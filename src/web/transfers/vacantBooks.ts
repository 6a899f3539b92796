import { booksOn, ownersLedger } from '../../accounts/ledger';
import { vacantReps } from '../../rotations/transferInput';
import { loadReps } from '../../storage/accounts/accounts';
import { loadAssignments } from '../../storage/accounts/ledger';
import { listTransferPlans } from '../../storage/plans/transferPlans';
import type { Rotation } from '../../storage/rotations/rotations';
import type { Services } from '../services';

/** The books without a rep on a rotation's day of effect, and the plans of transfers made for it. */
export async function vacantBooks({ database, today }: Services, rotation: Rotation) {
  const reps = await loadReps(database.db);
  const gone = reps.filter(({ endDate }) => endDate !== null && endDate < rotation.effectiveDate);
  const books = gone.length === 0 ? new Map() : booksOn(ownersLedger(await loadAssignments(database.db)), today());
  const vacant = new Set(vacantReps({ reps: gone, effectiveDate: rotation.effectiveDate }, books));
  return {
    books: gone
      .filter(({ id }) => vacant.has(id))
      .map(({ id, name, endDate }) => ({
        repId: id,
        name,
        endDate,
        left: endDate! < today(),
        accounts: books.get(id)!.length,
      })),
    plans: await listTransferPlans(database.db, rotation.id),
  };
}

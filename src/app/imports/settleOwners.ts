import type { ReadingPlan } from '../../imports/plan';
import { positionOf } from '../../imports/recognition/recognised';
import type { ImportSummary } from '../../imports/summary';
import { deriveOwners, idleReps } from '../../storage/imports/importOwners';
import type { Staging } from '../../storage/imports/importStaging';

/** Who told the owners, accounts that got one from their sales, and reps whom nothing names. */
export interface OwnersSettled {
  ownersFrom: ImportSummary['ownersFrom'];
  derivedOwners: number;
  idleReps: { count: number; names: string[] };
}

/**
 * Gives accounts an owner from their latest sales where no file tells owners.
 * @param told an earlier import of this source told owners; then only new accounts get one in this way
 */
export function settleOwners(staging: Staging, plan: ReadingPlan, told: boolean): OwnersSettled {
  const byTables = plan.tables.some(
    ({ recognised }) =>
      recognised.holds === 'accounts' &&
      (positionOf(recognised, 'owner') >= 0 || positionOf(recognised, 'ownerName') >= 0),
  );
  const byFiles = plan.files.some(({ mapping }) => mapping.kind === 'assignments' || mapping.kind === 'accounts');
  const sales = plan.tables.some(({ recognised }) => recognised.holds === 'deals');
  const derives = sales && !byTables && !byFiles;
  const derivedOwners = derives ? deriveOwners(staging, told) : 0;
  const hasReps = plan.tables.some(({ recognised }) => recognised.holds === 'reps');
  return {
    ownersFrom: byTables || byFiles ? 'files' : derivedOwners > 0 ? 'latestSale' : null,
    derivedOwners,
    idleReps: sales && hasReps ? idleReps(staging) : { count: 0, names: [] },
  };
}

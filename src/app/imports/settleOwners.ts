import { RepeatCount, type Repeats } from '../../growth/statistics/repeats';
import type { OwnersFound, OwnersFromHistory } from '../../imports/ownerSentences';
import type { ReadingPlan } from '../../imports/plan';
import { positionOf } from '../../imports/recognition/recognised';
import type { ImportSummary } from '../../imports/summary';
import { deriveOwners, idleReps } from '../../storage/imports/importOwners';
import { monthlySellers, ownedWithoutSpells, withoutOwner } from '../../storage/imports/importSellers';
import type { Staging } from '../../storage/imports/importStaging';

/** Who told the owners, how they came about, and reps whom nothing names. */
export interface OwnersSettled {
  ownersFrom: ImportSummary['ownersFrom'];
  owners: OwnersFound;
  idleReps: { count: number; names: string[] };
}

/**
 * Gives accounts an owner from their latest sales where no file tells owners and reps keep their customers more often
 * than by chance, or there are too few sales to say.
 * @param told an earlier import of this source told owners; then only new accounts get one in this way
 * @param history what histories of accounts told; null = none came along
 */
export function settleOwners(
  staging: Staging,
  plan: ReadingPlan,
  told: boolean,
  history: OwnersFromHistory | null,
): OwnersSettled {
  const byTables = plan.tables.some(
    ({ recognised }) =>
      recognised.holds === 'accounts' &&
      (positionOf(recognised, 'owner') >= 0 || positionOf(recognised, 'ownerName') >= 0),
  );
  const byFiles = plan.files.some(({ mapping }) => mapping.kind === 'assignments' || mapping.kind === 'accounts');
  const byHistory = history !== null && history.changed > 0;
  const sales = plan.tables.some(({ recognised }) => recognised.holds === 'deals');
  const asked = sales && !byTables && !byFiles && withoutOwner(staging, told) > 0;
  const repeats = asked ? repeatsOfSales(staging) : null;
  const derives = repeats !== null && repeats.verdict !== 'noBetter';
  const derivedOwners = derives ? deriveOwners(staging, told) : 0;
  const hasReps = plan.tables.some(({ recognised }) => recognised.holds === 'reps');
  return {
    ownersFrom: byTables || byFiles || byHistory ? 'files' : derivedOwners > 0 ? 'latestSale' : null,
    owners: {
      derivedOwners,
      repeats,
      history: history && { ...history, single: ownedWithoutSpells(staging) - history.contradicted },
    },
    idleReps: sales && hasReps ? idleReps(staging) : { count: 0, names: [] },
  };
}

/** Whether the rep of a sale tells who sells to the customer next. */
function repeatsOfSales(staging: Staging): Repeats {
  const repeats = new RepeatCount();
  for (const { account, rep } of monthlySellers(staging)) repeats.add(account, rep);
  return repeats.result();
}

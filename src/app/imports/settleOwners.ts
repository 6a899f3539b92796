import { RepeatCount, type Repeats } from '../../growth/statistics/repeats';
import type { OwnersFound, OwnersFromHistory } from '../../imports/ownerSentences';
import { ownersFromSales } from '../../imports/ownersFromSales';
import type { ReadingPlan } from '../../imports/plan';
import { positionOf } from '../../imports/recognition/recognised';
import type { ImportSummary } from '../../imports/summary';
import type { Database } from '../../storage/database';
import { idleReps } from '../../storage/imports/importOwners';
import { addSalesOwners, closeSales, openSales, soldToUnowned } from '../../storage/imports/importSalesOwners';
import { monthlySellers, ownedWithoutSpells, withoutOwner } from '../../storage/imports/importSellers';
import type { Staging } from '../../storage/imports/importStaging';
import { noteSpells } from './stageOwnerHistory';

/** Who told the owners, how they came about, and reps whom nothing names. */
export interface OwnersSettled {
  ownersFrom: ImportSummary['ownersFrom'];
  owners: OwnersFound;
  idleReps: { count: number; names: string[] };
}

/**
 * Gives accounts owners from their sales where no file tells owners and reps keep their customers more often
 * than by chance, or there are too few sales to say.
 * @param told an earlier import of this source told owners; then only new accounts get one in this way
 * @param history what histories of accounts told; null = none came along
 */
export async function settleOwners(
  staging: Staging,
  plan: ReadingPlan,
  told: boolean,
  history: OwnersFromHistory | null,
  database: Database,
): Promise<OwnersSettled> {
  const byTables = plan.tables.some(
    ({ recognised }) =>
      recognised.holds === 'accounts' &&
      (positionOf(recognised, 'owner') >= 0 || positionOf(recognised, 'ownerName') >= 0),
  );
  const byFiles = plan.files.some(({ mapping }) => mapping.kind === 'assignments' || mapping.kind === 'accounts');
  const byHistory = history !== null && history.changed > 0;
  const sales = plan.tables.some(({ recognised }) => recognised.holds === 'deals');
  const asked = sales && !byTables && !byFiles && withoutOwner(staging, told) > 0;
  const derived = asked ? await ownersOfSales(staging, plan, told, database) : { ...NOTHING };
  const hasReps = plan.tables.some(({ recognised }) => recognised.holds === 'reps');
  return {
    ownersFrom: byTables || byFiles || byHistory ? 'files' : derived.accounts > 0 ? 'latestSale' : null,
    owners: {
      ...derived,
      history: history && { ...history, single: ownedWithoutSpells(staging) - history.contradicted },
    },
    idleReps: sales && hasReps ? idleReps(staging) : { count: 0, names: [] },
  };
}

const NOTHING = { accounts: 0, spells: 0, changes: false, repeats: null };

/** Stages the owners that sales tell, if they tell any. */
async function ownersOfSales(
  staging: Staging,
  plan: ReadingPlan,
  told: boolean,
  database: Database,
): Promise<Pick<OwnersFound, 'accounts' | 'spells' | 'changes' | 'repeats'>> {
  await openSales(staging, database);
  try {
    const repeats = repeatsOfSales(staging);
    if (repeats.verdict === 'noBetter') return { ...NOTHING, repeats };
    const changes = repeats.verdict === 'better' && repeats.same * 2 >= repeats.pairs;
    const found = { accounts: 0, spells: 0, changes, repeats };
    staging.begin();
    for (const { account, sold } of soldToUnowned(staging, told)) {
      const spells = ownersFromSales(sold, changes);
      addSalesOwners(staging, account, spells);
      found.accounts++;
      found.spells += spells.length;
    }
    const sales = plan.tables.find(({ recognised }) => recognised.holds === 'deals');
    if (sales && found.spells > 0) noteSpells(staging, sales, found.spells);
    staging.commit();
    return found;
  } finally {
    closeSales(staging);
  }
}

/** Whether the rep of a sale tells who sells to the customer next. */
function repeatsOfSales(staging: Staging): Repeats {
  const repeats = new RepeatCount();
  for (const { account, rep } of monthlySellers(staging)) repeats.add(account, rep);
  return repeats.result();
}

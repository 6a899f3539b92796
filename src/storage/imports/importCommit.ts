import { parentCycles } from '../../imports/parentCycles';
import type { ImportSummary } from '../../imports/summary';
import type { Day } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { inTransactionPatiently } from '../attached';
import type { Database, Trx } from '../database';
import { lookAtRows } from '../dialect/statistics';
import { enqueueAnalysis } from '../jobs/jobs';
import { withNamesApart } from '../names/applyMerges';
import { bumpDataVersion, ensureCompany, hasRevenue, updateCompany } from '../people/company';
import type { Bridge } from './bridge';
import { auditImport } from './importAudit';
import { withStaged } from './importBridge';
import { type Merge, writeMerge } from './importMerge';
import { stagingPath } from './importStagingFiles';
import { requirePreviewed } from './imports';
import { recordForUndo } from './importUndoLog';

export interface Commit {
  importId: string;
  actorId: string | null;
  today: Day;
  /** UTC instant, ISO text. */
  now: string;
}

/**
 * Writes a previewed import into the database: data, ledger, state of the import, audit events and the order for a fresh
 * analysis in one transaction, on a connection of its own. The write lock is held only here.
 * @returns the summary with what was written; the same rows a second time are all unchanged
 * @throws ProductError import.notPreviewed (conflict), import.nothingUsable, import.noStaging, import.currency, import.sumTooLarge
 */
export async function commitStaged(database: Database, commit: Commit): Promise<ImportSummary> {
  const { reading } = await requirePreviewed(database.db, commit.importId);
  return withStaged(database, stagingPath(database.path, reading), (bridge, source) =>
    inTransactionPatiently(bridge.database, async (trx) => {
      const { summary } = await requirePreviewed(trx, commit.importId);
      const undo = await recordForUndo(trx, bridge);
      await settleCurrency(trx, summary.currency, commit.now);
      const merge = await withNamesApart(trx, () => writeMerge(bridge, source, commit));
      await checkWritten(bridge);
      const written = withCounts(summary, merge);
      if (changesData(merge)) {
        await bumpDataVersion(trx);
        await lookAtRows(trx, ['reps', 'accounts', 'assignments', 'revenue']);
        await enqueueAnalysis(trx, commit.now, commit.actorId);
      }
      await trx
        .updateTable('imports')
        .set({
          state: 'committed',
          committed_at: commit.now,
          owners_at: showsOwners(written) ? commit.now : null,
          summary: JSON.stringify(written),
          undo: JSON.stringify(undo),
        })
        .where('id', '=', commit.importId)
        .execute();
      await auditImport(trx, { ...commit, at: commit.now }, written, merge.effects);
      return written;
    }),
  );
}

/** The summary with the counts of a merge in place of those it had. */
function withCounts(summary: ImportSummary, merge: Merge): ImportSummary {
  const counted = new Set<string>();
  const files = summary.files.map((file) => {
    if (counted.has(file.kind)) return file;
    counted.add(file.kind);
    return { ...file, ...merge.rows[file.kind] };
  });
  return { ...summary, files, ledger: merge.ledger, takenOut: merge.takenOut };
}

/** Accounts and assignments say who owns what; revenue and contacts do not. */
function showsOwners({ files }: ImportSummary): boolean {
  return files.some((file) => file.kind === 'accounts' || file.kind === 'assignments');
}

function changesData({ rows, ledger, takenOut }: Merge): boolean {
  const rowsChanged = Object.values(rows).some((counts) => counts.added + counts.changed > 0);
  return rowsChanged || takenOut > 0 || ledger.fromOwnerId + ledger.ownerChanges > 0;
}

/** The first import with revenue fixes the company's currency. */
async function settleCurrency(trx: Trx, currency: string, now: string): Promise<void> {
  const company = await ensureCompany(trx, { currency, now });
  if (company.currency === currency) return;
  if (await hasRevenue(trx)) throw otherCurrency(company.currency, currency);
  await updateCompany(trx, { currency });
}

/** The refusal of an import in another currency than the company's. */
export function otherCurrency(fixed: string, given: string): ProductError {
  return new ProductError(
    'conflict',
    'import.currency',
    `The import is in ${given}, but the company's currency was fixed as ${fixed} by its first import. Convert the amounts to ${fixed}, or use another database.`,
  );
}

/** What can only be seen with new and old rows together, when two imports were previewed side by side. */
async function checkWritten(bridge: Bridge): Promise<void> {
  const sum = await bridge.one<number | null>(
    'select sum(cast(abs(amount_cents) as double precision)) from main.revenue',
  );
  if ((sum ?? 0) > Number.MAX_SAFE_INTEGER) throw sumTooLarge();
  for (const [table, parent] of [
    ['reps', 'manager_id'],
    ['accounts', 'parent_id'],
  ]) {
    const rows = await bridge.all<{ id: number; parent: number }>(
      `select id, ${parent} as parent from main.${table} where ${parent} is not null`,
    );
    if (hasCycle(rows)) {
      throw new ProductError(
        'conflict',
        'import.cycle',
        `Together with another import that was committed meanwhile, ${parent} would lead in a circle. Import the files again to see where.`,
      );
    }
  }
}

function hasCycle(rows: { id: number; parent: number }[]): boolean {
  const parentOf = new Int32Array(rows.reduce((max, row) => Math.max(max, row.id, row.parent), 0) + 1);
  for (const { id, parent } of rows) parentOf[id] = parent;
  return parentCycles(parentOf).length > 0;
}

/** The refusal of amounts whose sum could no longer be counted to the cent. */
export function sumTooLarge(): ProductError {
  return new ProductError(
    'invalid',
    'import.sumTooLarge',
    'The amounts add up to more than 90071992547409.91, which can no longer be counted to the cent. Check whether the amounts are in the right unit.',
  );
}

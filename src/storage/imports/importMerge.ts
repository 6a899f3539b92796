import type Sqlite from 'better-sqlite3';
import type { FileKind } from '../../imports/kinds/rowKind';
import type { LedgerSummary } from '../../imports/summary';
import type { Day } from '../../shared/calendar';
import { mapReferences } from './importBridge';
import { type LedgerEffects, ledgerRowCounts, ledgerSummary, planLedger, writeLedger } from './importLedger';
import { saidComplete, takeOutMissing } from './importMissing';
import { type Target, targets } from './importTargets';
import { compareRows, narrowed, type RowCounts, upsertRows } from './importUpsert';

/** What an import would do, or did, to each kind of row and to the ledger. */
export interface Merge {
  rows: Partial<Record<FileKind, RowCounts>>;
  ledger: LedgerSummary;
  /** Rows of revenue that were taken out, as complete files lack them. */
  takenOut: number;
}

/** The targets of the files that came along, narrowed to the columns that they have. */
function givenTargets(handle: Sqlite.Database, source: string): Target[] {
  const files = handle.prepare('select kind, columns from staged.files').all() as { kind: string; columns: string }[];
  const columns = new Map<string, Set<string>>();
  for (const file of files) {
    const all = columns.get(file.kind) ?? new Set<string>();
    for (const column of JSON.parse(file.columns) as string[]) all.add(column);
    columns.set(file.kind, all);
  }
  return targets(source)
    .filter((target) => columns.has(target.kind))
    .map((target) => narrowed(target, columns.get(target.kind)!));
}

/** Compares everything that is staged with the database; writes nothing but temporary tables. */
export function previewMerge(handle: Sqlite.Database, source: string, today: Day): Merge {
  mapReferences(handle, source);
  const rows: Merge['rows'] = {};
  for (const target of givenTargets(handle, source)) rows[target.kind] = compareRows(handle, target);
  planLedger(handle, today);
  rows.assignments = ledgerRowCounts(handle);
  return { rows, ledger: ledgerSummary(handle), takenOut: 0 };
}

/**
 * Writes what is staged and new or different. Call it in the transaction of the commit.
 * @returns what was written, as the database stood when the transaction began, and what that brought about
 */
export function writeMerge(
  handle: Sqlite.Database,
  source: string,
  commit: { importId: string; now: string; today: Day },
): Merge & { effects: LedgerEffects } {
  const rows: Merge['rows'] = {};
  const takenOut = saidComplete(handle) ? takeOutMissing(handle, source) : 0;
  mapReferences(handle, source);
  for (const target of givenTargets(handle, source)) {
    if (target.kind === 'revenue') addCategories(handle, source);
    const counts = compareRows(handle, target);
    rows[target.kind] = counts;
    if (counts.added > 0) addIdentities(handle, target.kind, source);
    if (counts.added + counts.changed > 0) upsertRows(handle, target);
  }
  planLedger(handle, commit.today);
  rows.assignments = ledgerRowCounts(handle);
  const ledger = ledgerSummary(handle);
  const effects = writeLedger(handle, commit.importId, commit.now, commit.today);
  return { rows, ledger, takenOut, effects };
}

/** Gives new reps and accounts their ids before rows that name each other (manager, parent) are written. */
function addIdentities(handle: Sqlite.Database, kind: FileKind, source: string): void {
  if (kind !== 'reps' && kind !== 'accounts') return;
  const noun = kind === 'reps' ? 'rep' : 'account';
  const columns = kind === 'reps' ? ['name', 'region'] : ['name', 'segment', 'region', 'industry'];
  handle
    .prepare(
      `insert into main.${kind} (source, external_id, ${columns.join(', ')})
       select ?, i.external_id, ${columns.map((column) => `s.${column}`).join(', ')}
       from staged.${kind} s join staged.${noun}_ids i on i.ref = s.${noun}_id
       join temp.${noun}_map m on m.ref = i.ref where m.id < 0 order by i.ref`,
    )
    .run(source);
  mapReferences(handle, source);
}

function addCategories(handle: Sqlite.Database, source: string): void {
  const added = handle
    .prepare(
      `insert into main.categories (name) select i.external_id from staged.category_ids i
       join temp.category_map m on m.ref = i.ref where m.id < 0 order by i.ref`,
    )
    .run();
  if (added.changes > 0) mapReferences(handle, source);
}

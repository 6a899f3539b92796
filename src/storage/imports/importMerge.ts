import type { FileKind } from '../../imports/kinds/rowKind';
import type { LedgerSummary } from '../../imports/summary';
import type { Day } from '../../shared/calendar';
import type { Bridge } from './bridge';
import { type LedgerEffects, ledgerRowCounts, ledgerSummary, planLedger, writeLedger } from './importLedger';
import { mapReferences } from './importMaps';
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
function givenTargets({ staging }: Bridge, source: string): Target[] {
  const files = staging.prepare('select kind, columns from staged.files').all() as { kind: string; columns: string }[];
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
export async function previewMerge(bridge: Bridge, source: string, today: Day): Promise<Merge> {
  await mapReferences(bridge, source);
  const rows: Merge['rows'] = {};
  for (const target of givenTargets(bridge, source)) rows[target.kind] = await compareRows(bridge, target);
  await planLedger(bridge, today);
  rows.assignments = await ledgerRowCounts(bridge);
  return { rows, ledger: await ledgerSummary(bridge), takenOut: 0 };
}

/**
 * Writes what is staged and new or different. Call it in the transaction of the commit.
 * @returns what was written, as the database stood when the transaction began, and what that brought about
 */
export async function writeMerge(
  bridge: Bridge,
  source: string,
  commit: { importId: string; now: string; today: Day },
): Promise<Merge & { effects: LedgerEffects }> {
  const rows: Merge['rows'] = {};
  const takenOut = saidComplete(bridge) ? await takeOutMissing(bridge, source) : 0;
  await mapReferences(bridge, source);
  for (const target of givenTargets(bridge, source)) {
    if (target.kind === 'revenue') await addCategories(bridge, source);
    const counts = await compareRows(bridge, target);
    rows[target.kind] = counts;
    if (counts.added > 0) await addIdentities(bridge, target.kind, source);
    if (counts.added + counts.changed > 0) await upsertRows(bridge, target);
  }
  await planLedger(bridge, commit.today);
  rows.assignments = await ledgerRowCounts(bridge);
  const ledger = await ledgerSummary(bridge);
  const effects = await writeLedger(bridge, commit.importId, commit.now, commit.today);
  return { rows, ledger, takenOut, effects };
}

/** Gives new reps and accounts their ids before rows that name each other (manager, parent) are written. */
async function addIdentities(bridge: Bridge, kind: FileKind, source: string): Promise<void> {
  if (kind !== 'reps' && kind !== 'accounts') return;
  const noun = kind === 'reps' ? 'rep' : 'account';
  const columns = kind === 'reps' ? ['name', 'region'] : ['name', 'segment', 'region', 'industry'];
  await bridge.run(
    `insert into main.${kind} (source, external_id, ${columns.join(', ')})
     select ?, i.external_id, ${columns.map((column) => `s.${column}`).join(', ')}
     from staged.${kind} s join staged.${noun}_ids i on i.ref = s.${noun}_id
     join temp.${noun}_map m on m.ref = i.ref where m.id < 0 order by i.ref`,
    [source],
  );
  await mapReferences(bridge, source);
}

async function addCategories(bridge: Bridge, source: string): Promise<void> {
  const added = await bridge.run(
    `insert into main.categories (name) select i.external_id from staged.category_ids i
     join temp.category_map m on m.ref = i.ref where m.id < 0 order by i.ref`,
  );
  if (added > 0) await mapReferences(bridge, source);
}

import { ProductError } from '../../shared/errors';
import { inTransactionPatiently } from '../attached';
import type { Database } from '../database';
import { dropState, lastKey, noteLastKey, noteReferencesBack, stateOf } from './copyState';
import { countersOf, setCounters } from './counters';
import { digestOf, type TableDigest } from './digest';
import { partsOf } from './parts';
import { bringReferencesBack } from './references';
import { type RowWriter, withRowWriter } from './rowWriter';
import { type CopiedTable, copiedTables } from './tables';

export interface CopiedRows extends TableDigest {
  table: string;
}

/** Told of each part that is there: the table and its rows so far, those of an earlier copy left out. */
export type CopyProgress = (table: string, rows: number) => void;

/**
 * Copies every row of a moment of a database into one that `beginCopy` made ready, a part with each transaction, and
 * compares the two, table by table.
 * @returns what was compared
 * @throws ProductError copy.differs (conflict) when they are not the same, copy.twice; the target cannot be opened then
 */
export async function copyRows(source: Database, target: Database, progress: CopyProgress): Promise<CopiedRows[]> {
  const tables = await copiedTables(source);
  await withRowWriter(target, false, async (writer) => {
    for (const table of tables) await copyTable(source, writer, table, progress);
    const references: string[] = JSON.parse((await stateOf(writer.database.db, 'references')) ?? '[]');
    const counters = await countersOf(source.db);
    await inTransactionPatiently(writer.database, async (trx) => {
      await setCounters(trx, counters);
      await bringReferencesBack(trx, references);
      await noteReferencesBack(trx);
    });
  });
  const copied: CopiedRows[] = [];
  for (const table of tables) copied.push(await compare(source, target, table));
  return copied;
}

async function copyTable(
  source: Database,
  { database, write }: RowWriter,
  table: CopiedTable,
  progress: CopyProgress,
): Promise<void> {
  let before = await lastKey(database.db, table.name);
  let count = 0;
  for await (const { rows, last } of partsOf(source, table, before)) {
    await inTransactionPatiently(database, async (trx) => {
      await noteLastKey(trx, table.name, before, last);
      await write(table.name, table.columns, rows);
    });
    before = last;
    count += rows.length;
    progress(table.name, count);
  }
}

async function compare(source: Database, target: Database, table: CopiedTable): Promise<CopiedRows> {
  const [from, to] = [await digestOf(source, table), await digestOf(target, table)];
  if (from.digest === to.digest && from.rows === to.rows) return { table: table.name, ...to };
  throw new ProductError(
    'conflict',
    'copy.differs',
    `The copy of ${table.name} has ${to.rows} rows and is not the same as the ${from.rows} there are. It was written to while it was copied: stop the application, empty the database that is copied into, and copy again.`,
    { table: table.name, from, to },
  );
}

/** The copy is whole and may be opened. */
export async function endCopy(target: Database): Promise<void> {
  await inTransactionPatiently(target, (trx) => dropState(trx));
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type Sqlite from 'better-sqlite3';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { rowKinds } from '../../imports/kinds/index';
import type { RowKind } from '../../imports/kinds/rowKind';
import { copyText } from '../dialect/copyText';

interface CopiedTable {
  name: string;
  columns: { name: string; type: 'bigint' | 'text' }[];
}

/** Columns that hold minor units. */
const MONEY = new Set(['amount', 'margin', 'annual_potential']);
const bigint = (name: string) => ({ name, type: 'bigint' as const });
/** Text sorts by its bytes, as in the database. */
const text = (name: string) => ({ name, type: 'text' as const });

/** Copies the staged rows into temporary tables `staged_…` of a connection, a part at a time. */
export async function copyStaged(staging: Sqlite.Database, client: Client): Promise<void> {
  for (const table of copiedTables(staging)) {
    const columns = table.columns.map(({ name, type }) => `${name} ${type}${type === 'text' ? ' collate "C"' : ''}`);
    await client.query(`create temp table staged_${table.name} (${columns.join(', ')})`);
    const names = table.columns.map(({ name }) => name).join(', ');
    const rows = staging.prepare(`select ${names} from staged.${table.name}`).raw().iterate() as Iterable<unknown[]>;
    await pipeline(
      Readable.from(copyText(rows)),
      client.query(copyFrom(`copy staged_${table.name} (${names}) from stdin`)),
    );
    const [key] = table.columns;
    await client.query(`create index on staged_${table.name} (${key.name}); analyze staged_${table.name}`);
  }
}

function copiedTables(staging: Sqlite.Database): CopiedTable[] {
  const ids = ['rep_ids', 'account_ids', 'category_ids'].map((name) => ({
    name,
    columns: [bigint('ref'), text('external_id'), bigint('known')],
  }));
  const files = { name: 'files', columns: [bigint('position'), text('kind'), text('columns'), bigint('derived')] };
  const others = { name: 'other_owners', columns: [text('file'), bigint('account_id'), bigint('rep_id')] };
  const sales = { name: 'sales_owners', columns: [bigint('account_id'), text('first_day')] };
  const there = new Set(staging.prepare('select name from staged.sqlite_master').pluck().all());
  return [...ids, files, others, sales, ...rowKinds.map(tableOf)].filter(({ name }) => there.has(name));
}

function tableOf({ kind, columns, defines }: RowKind): CopiedTable {
  return {
    name: kind,
    columns: columns.map(({ name, refersTo }, position) => {
      const isReference = refersTo !== undefined || (defines !== undefined && position === 0);
      return isReference || MONEY.has(name) ? bigint(name) : text(name);
    }),
  };
}

import type { Kysely } from 'kysely';
import type { GrowthResult } from '../../growth/types';
import { type Db, inTransaction, type Trx } from '../database';
import { lookAtRows } from '../dialect/statistics';
import type { Schema } from '../schema/index';
import type { AnalysisHeader } from './analyses';
import { accountRow, repRow } from './analysisRows';

const ROWS_A_STATEMENT = 200;

/** Statements between which other writers get their turn. */
const STATEMENTS_A_TRANSACTION = 5;

type Header = Omit<AnalysisHeader, 'company'>;
type Insert = (trx: Trx) => Promise<unknown>;

/** Stores an analysis with all its rows. A current one takes the place of the one before it. */
export async function saveAnalysis(trx: Trx, header: Header, analysis: GrowthResult): Promise<void> {
  if (header.isCurrent) await noneCurrent(trx);
  await insertHeader(trx, header, analysis);
  for (const statement of statements(trx, header.id, analysis)) await statement(trx);
}

/**
 * Writes an analysis that nothing shows yet, in many short transactions: of a large company that takes seconds, in which
 * others would wait. `publishAnalysis` then makes it count. What is never published goes with the next clean-up.
 */
export async function prepareAnalysis(db: Kysely<Schema>, header: Header, analysis: GrowthResult): Promise<void> {
  await inTransaction(db, (trx) => insertHeader(trx, { ...header, isCurrent: false }, analysis));
  let few: Insert[] = [];
  const write = async (): Promise<void> => {
    const now = few;
    few = [];
    await inTransaction(db, async (trx) => {
      for (const statement of now) await statement(trx);
    });
  };
  for (const statement of statements(db, header.id, analysis)) {
    few.push(statement);
    if (few.length === STATEMENTS_A_TRANSACTION) await write();
  }
  await write();
  await inTransaction(db, (trx) => lookAtRows(trx, ['account_analyses', 'rep_analyses']));
}

/**
 * Makes a prepared analysis count: the current one, if it says so.
 * @returns false when it was cleaned up meanwhile, as another analysis was finished first; then nothing was written
 */
export async function publishAnalysis(trx: Trx, { id, isCurrent }: Pick<Header, 'id' | 'isCurrent'>): Promise<boolean> {
  const found = await trx.selectFrom('analyses').select('is_dropped').where('id', '=', id).executeTakeFirst();
  if (found?.is_dropped !== 0) return false;
  if (!isCurrent) return true;
  await noneCurrent(trx);
  await trx.updateTable('analyses').set({ is_current: 1 }).where('id', '=', id).execute();
  return true;
}

const noneCurrent = (trx: Trx) =>
  trx.updateTable('analyses').set({ is_current: 0 }).where('is_current', '=', 1).execute();

async function insertHeader(trx: Trx, header: Header, analysis: GrowthResult): Promise<void> {
  await trx
    .insertInto('analyses')
    .values({
      id: header.id,
      as_of: header.asOf,
      data_through: header.dataThrough,
      cut_off: header.cutOff,
      data_version: header.dataVersion,
      policy: JSON.stringify(header.policy),
      company: JSON.stringify(analysis.company),
      created_at: header.createdAt,
      is_current: header.isCurrent ? 1 : 0,
    })
    .execute();
}

/** What inserts the rows of an analysis, some hundred at a time; the rows are worked out as the statements are taken. */
function* statements(db: Db, id: string, analysis: GrowthResult): Generator<Insert> {
  const accounts = rowInserter(db, 'account_analyses');
  for (const part of slices(analysis.accounts, ROWS_A_STATEMENT))
    yield accounts(part.map((one) => accountRow(id, one)));
  const reps = rowInserter(db, 'rep_analyses');
  for (const part of slices(analysis.reps, ROWS_A_STATEMENT)) yield reps(part.map((one) => repRow(id, one)));
}

/** Inserts rows by a statement that is put together once for the usual number of them. */
function rowInserter<T extends 'account_analyses' | 'rep_analyses'>(db: Db, table: T) {
  type Row = T extends 'account_analyses' ? ReturnType<typeof accountRow> : ReturnType<typeof repRow>;
  const compiled = (rows: Row[]) =>
    db
      .insertInto(table)
      .values(rows as never)
      .compile();
  let usual: ReturnType<typeof compiled> | null = null;
  return (rows: Row[]) => {
    if (rows.length !== ROWS_A_STATEMENT) return (trx: Trx) => trx.executeQuery(compiled(rows));
    const query = usual ?? compiled(rows);
    usual = query;
    const parameters = rows.flatMap((row) => Object.values(row));
    return (trx: Trx) => trx.executeQuery({ ...query, parameters });
  };
}

function* slices<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let slice: T[] = [];
  for (const item of items) {
    slice.push(item);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

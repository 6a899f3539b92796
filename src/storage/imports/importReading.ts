import { sql } from 'kysely';
import type { Mapping } from '../../imports/mapping/mapping';
import type { RecognisedFile } from '../../imports/recognition/recognised';
import type { ImportSummary } from '../../imports/summary';
import type { Db } from '../database';
import type { ImportRecord, ReadingAttempt } from './imports';

/** What may come of a reading. */
export type ReadingEnd =
  | { state: 'previewed'; summary: ImportSummary }
  | { state: 'asked'; recognised: readonly RecognisedFile[] }
  | { state: 'failed'; error: string };

type NewImport = Pick<ImportRecord, 'id' | 'source' | 'createdAt' | 'createdBy'> & { mapping?: Mapping };

/** Notes that an import begins; its files are about to be read, as a person stated them where one did. */
export async function addImport(db: Db, { id, source, createdAt, createdBy, mapping }: NewImport): Promise<void> {
  await db
    .insertInto('imports')
    .values({
      id,
      source,
      state: 'staging',
      created_at: createdAt,
      created_by: createdBy,
      mapping: mapping === undefined ? null : JSON.stringify(mapping),
    })
    .execute();
}

/**
 * Makes an attempt the one that reads an import. False when a later one has begun or the import is no longer to be read.
 */
export async function beginReading(db: Db, { id, attempt }: ReadingAttempt): Promise<boolean> {
  const begun = await db
    .updateTable('imports')
    .set({ attempt })
    .where('id', '=', id)
    .where('state', '=', 'staging')
    .where('attempt', '<', attempt)
    .executeTakeFirst();
  return Number(begun.numUpdatedRows) === 1;
}

/**
 * Writes down what came of an attempt's reading. False when it is no longer the one that reads the import. A failure does
 * not count either once the job has gone to another worker, even if that has not begun yet.
 */
export async function endReading(db: Db, { id, attempt }: ReadingAttempt, end: ReadingEnd): Promise<boolean> {
  const ending = db
    .updateTable('imports')
    .set(endColumns(end))
    .where('id', '=', id)
    .where('state', '=', 'staging')
    .where('attempt', '=', attempt);
  const laterAttempts = db
    .selectFrom('jobs')
    .select('id')
    .where('import_id', '=', id)
    .where('kind', '=', 'import.stage')
    .where('state', 'in', ['queued', 'running'])
    .where(sql<boolean>`attempts > ${attempt} - (select earlier_attempts from imports where id = ${id})`);
  const counts = end.state !== 'failed' ? ending : ending.where((e) => e.not(e.exists(laterAttempts)));
  const ended = await counts.executeTakeFirst();
  return Number(ended.numUpdatedRows) === 1;
}

function endColumns(end: ReadingEnd) {
  const { state } = end;
  if (state === 'previewed') {
    return { state, source: end.summary.source, summary: JSON.stringify(end.summary), recognised: null };
  }
  return state === 'asked' ? { state, recognised: JSON.stringify(end.recognised) } : end;
}

/**
 * Has an import that was read or asked about read again, as stated. False when it is in another state, e.g. committed.
 */
export async function readAgain(db: Db, id: string, mapping: Mapping): Promise<boolean> {
  const moved = await db
    .updateTable('imports')
    .set((e) => ({
      state: 'staging',
      mapping: JSON.stringify(mapping),
      summary: null,
      earlier_attempts: e.ref('attempt'),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['asked', 'previewed'])
    .executeTakeFirst();
  return Number(moved.numUpdatedRows) === 1;
}

/** Moves an import that is not committed to discarded. False when it is committed or discarded already. */
export async function markDiscarded(db: Db, id: string): Promise<boolean> {
  const moved = await db
    .updateTable('imports')
    .set({ state: 'discarded' })
    .where('id', '=', id)
    .where('state', 'in', ['staging', 'asked', 'previewed', 'failed'])
    .executeTakeFirst();
  return Number(moved.numUpdatedRows) === 1;
}

/** Moves an import that was read or is to be read to failed, with the sentence why. False when it is in another state. */
export async function markFailed(db: Db, id: string, error: string): Promise<boolean> {
  const moved = await db
    .updateTable('imports')
    .set({ state: 'failed', error })
    .where('id', '=', id)
    .where('state', 'in', ['staging', 'asked', 'previewed'])
    .executeTakeFirst();
  return Number(moved.numUpdatedRows) === 1;
}

/** Adds to what is told of an import that is committed. */
export async function noteSummary(db: Db, id: string, summary: ImportSummary): Promise<void> {
  await db
    .updateTable('imports')
    .set({ summary: JSON.stringify(summary) })
    .where('id', '=', id)
    .execute();
}

/** Forgets an import that wrote nothing, such as a dry run. */
export async function removeImport(db: Db, id: string): Promise<void> {
  await db.deleteFrom('imports').where('id', '=', id).where('state', '<>', 'committed').execute();
}

import type { Selectable } from 'kysely';
import type { FileKind } from '../../imports/kinds/rowKind';
import type { Mapping } from '../../imports/mapping/mapping';
import type { RejectedRow } from '../../imports/problems';
import type { RecognisedFile } from '../../imports/recognition/recognised';
import { type ImportSummary, nothingUsable } from '../../imports/summary';
import { ProductError } from '../../shared/errors';
import type { Db } from '../database';
import { getJob, type Job } from '../jobs/jobs';
import type { ImportsTable } from '../schema/operations';

export type ImportState = ImportsTable['state'];

export interface ImportRecord {
  id: string;
  source: string;
  state: ImportState;
  /** Null until the files have been read. */
  summary: ImportSummary | null;
  /** The sentence that says why it failed. */
  error: string | null;
  createdAt: string;
  /** users.id; null = a command. */
  createdBy: string | null;
  committedAt: string | null;
  /** When it was taken back. */
  undoneAt: string | null;
  /** The attempt that reads it or has read it, counted from 1; 0 = none has begun. */
  attempt: number;
  /** Attempts before it was last told to be read again. */
  earlierAttempts: number;
  /** What the files look like, while a person is asked about them; else null. */
  recognised: RecognisedFile[] | null;
  /** What a person stated of the files; null = nothing. */
  mapping: Mapping | null;
}

/** One go at reading the files of an import; a later one may take over from it. */
export type ReadingAttempt = Pick<ImportRecord, 'id' | 'attempt'>;

/** One import, or null. */
export async function findImport(db: Db, id: string): Promise<ImportRecord | null> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** Imports, newest first. */
export async function listImports(db: Db, page: { limit: number; offset: number }): Promise<ImportRecord[]> {
  const rows = await db
    .selectFrom('imports')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(toRecord);
}

/** Imports with ids below one (null = from the newest on), newest first, at most so many. */
export async function importsBefore(db: Db, before: string | null, limit: number): Promise<ImportRecord[]> {
  let select = db.selectFrom('imports').selectAll();
  if (before !== null) select = select.where('id', '<', before);
  return (await select.orderBy('id', 'desc').limit(limit).execute()).map(toRecord);
}

/** Imports begun before an instant (a day counts from its start) that nobody has committed or discarded. */
export async function undecidedImports(db: Db, before: string): Promise<string[]> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('state', 'in', ['staging', 'asked', 'previewed'])
    .where('created_at', '<', before)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** How many imports there are. */
export async function countImports(db: Db): Promise<number> {
  const row = await db
    .selectFrom('imports')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/**
 * The summary of an import that waits for its commit, and the attempt that read it.
 * @throws ProductError import.notFound, import.notPreviewed, import.nothingUsable
 */
export async function requirePreviewed(
  db: Db,
  id: string,
): Promise<{ summary: ImportSummary; reading: ReadingAttempt }> {
  const found = await findImport(db, id);
  if (!found) throw new ProductError('notFound', 'import.notFound', 'There is no such import.');
  if (found.state !== 'previewed' || !found.summary) {
    const why: Record<ImportState, string> = {
      staging: 'Its files are still being read. Wait until the preview is there.',
      asked: 'Questions about its files are open. Answer them first.',
      previewed: 'Its preview is missing. Import the files again.',
      committed: 'It has been committed already; nothing was changed a second time.',
      undone: 'It was committed and taken back. Import the files again.',
      discarded: 'It has been discarded. Import the files again.',
      failed: 'Its files could not be read. Mend them and import them again.',
    };
    throw new ProductError('conflict', 'import.notPreviewed', `This import cannot be committed. ${why[found.state]}`, {
      state: found.state,
    });
  }
  if (nothingUsable(found.summary)) throw unusable(found.summary.firstRejected);
  return { summary: found.summary, reading: found };
}

/** The refusal of an import without a single row that could be taken; `rejected` tells why. */
export function unusable(rejected: readonly RejectedRow[]): ProductError {
  return new ProductError(
    'refused',
    'import.nothingUsable',
    'Every row of this import was rejected, so there is nothing to commit. Mend the files and import them again.',
    { rejected },
  );
}

/** The kinds that a first import needs and of which the database has rows of this source already. */
export async function knownKinds(db: Db, source: string): Promise<Set<FileKind>> {
  const known = new Set<FileKind>();
  for (const table of ['reps', 'accounts'] as const) {
    const row = await db.selectFrom(table).select('id').where('source', '=', source).limit(1).executeTakeFirst();
    if (row) known.add(table);
  }
  if (await db.selectFrom('revenue').select('account_id').limit(1).executeTakeFirst()) known.add('revenue');
  return known;
}

/** The latest job that reads or commits an import; null when it came by a command. */
export async function importJob(db: Db, id: string): Promise<Job | null> {
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('import_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? getJob(db, row.id) : null;
}

function toRecord(row: Selectable<ImportsTable>): ImportRecord {
  return {
    id: row.id,
    source: row.source,
    state: row.state,
    summary: row.summary === null ? null : JSON.parse(row.summary),
    error: row.error,
    createdAt: row.created_at,
    createdBy: row.created_by,
    committedAt: row.committed_at,
    undoneAt: row.undone_at,
    attempt: row.attempt,
    earlierAttempts: row.earlier_attempts,
    recognised: row.recognised === null ? null : JSON.parse(row.recognised),
    mapping: row.mapping === null ? null : JSON.parse(row.mapping),
  };
}

import type { Selectable } from 'kysely';
import type { FileKind } from '../imports/kinds/rowKind';
import type { ImportSummary } from '../imports/summary';
import { ProductError } from '../shared/errors';
import type { Db } from './database';
import { getJob, type Job } from './jobs';
import type { ImportsTable } from './schema/operations';

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
}

/** Notes that an import begins; its files are about to be read. */
export async function addImport(
  db: Db,
  row: { id: string; source: string; createdAt: string; createdBy: string | null },
): Promise<void> {
  await db
    .insertInto('imports')
    .values({ id: row.id, source: row.source, state: 'staging', created_at: row.createdAt, created_by: row.createdBy })
    .execute();
}

/** Moves an import from one of some states to another. False when it was in none of them. */
export async function moveImport(
  db: Db,
  id: string,
  from: ImportState[],
  to: { state: ImportState; summary?: ImportSummary; error?: string },
): Promise<boolean> {
  const { summary, ...rest } = to;
  const moved = await db
    .updateTable('imports')
    .set(summary ? { ...rest, summary: JSON.stringify(summary) } : rest)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return Number(moved.numUpdatedRows) === 1;
}

/** Forgets an import that wrote nothing, such as a dry run. */
export async function removeImport(db: Db, id: string): Promise<void> {
  await db.deleteFrom('imports').where('id', '=', id).where('state', '<>', 'committed').execute();
}

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

/** Imports begun before an instant (a day counts from its start) that nobody has committed or discarded. */
export async function undecidedImports(db: Db, before: string): Promise<string[]> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('state', 'in', ['staging', 'previewed'])
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
 * The summary of an import that waits for its commit.
 * @throws ProductError import.notFound, import.notPreviewed
 */
export async function requirePreviewed(db: Db, id: string): Promise<ImportSummary> {
  const found = await findImport(db, id);
  if (!found) throw new ProductError('notFound', 'import.notFound', 'There is no such import.');
  if (found.state !== 'previewed' || !found.summary) {
    const why: Record<ImportState, string> = {
      staging: 'Its files are still being read. Wait until the preview is there.',
      previewed: 'Its preview is missing. Import the files again.',
      committed: 'It has been committed already; nothing was changed a second time.',
      discarded: 'It has been discarded. Import the files again.',
      failed: 'Its files could not be read. Mend them and import them again.',
    };
    throw new ProductError('conflict', 'import.notPreviewed', `This import cannot be committed. ${why[found.state]}`, {
      state: found.state,
    });
  }
  return found.summary;
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
    .where('kind', 'in', ['import.stage', 'import.commit'])
    .where('payload', 'like', `%"importId":"${id.replace(/[^0-9a-f-]/g, '')}"%`)
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
  };
}

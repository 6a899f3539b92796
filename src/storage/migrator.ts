import { type Kysely, sql } from 'kysely';
import { migrations } from '../../migrations/index';
import type { DialectSql } from '../../migrations/types';
import { ProductError } from '../shared/errors';
import { whenFree } from './whenFree';

interface MigrationTable {
  schema_migrations: { name: string; applied_at: string };
}

/**
 * Brings the schema up to date. Each migration runs in a transaction that holds the write lock and looks again whether
 * another process was faster, so several processes may start at once.
 * @param now instant written beside each migration (UTC ISO text)
 * @returns names of the migrations applied by this call
 * @throws ProductError storage.otherProgram, storage.unfinishedCopy, storage.newerSchema (refused), storage.busy
 */
export async function migrate(db: Kysely<unknown>, dialect: DialectSql, now: string): Promise<string[]> {
  const tracked = db as Kysely<MigrationTable>;
  await refuseForeign(db, dialect);
  await ensureTable(tracked, dialect);
  const applied: string[] = [];
  const known = await appliedNames(tracked);
  refuseNewer(known);
  for (const migration of migrations.filter((m) => !known.has(m.name))) {
    await whenFree(() =>
      tracked.transaction().execute(async (trx) => {
        if ((await appliedNames(trx)).has(migration.name)) return;
        await migration.up(trx as unknown as Kysely<unknown>, dialect);
        await dialect.deferReferences(trx as unknown as Kysely<unknown>);
        await trx.insertInto('schema_migrations').values({ name: migration.name, applied_at: now }).execute();
        applied.push(migration.name);
      }),
    );
  }
  return applied;
}

/** In a write transaction: two processes that create it at once would get in each other's way on PostgreSQL. */
async function ensureTable(db: Kysely<MigrationTable>, dialect: DialectSql): Promise<void> {
  if ((await dialect.tableNames(db as unknown as Kysely<unknown>)).includes('schema_migrations')) return;
  await whenFree(() =>
    db
      .transaction()
      .execute((trx) =>
        sql`create table if not exists schema_migrations (name text primary key, applied_at text not null)`.execute(
          trx,
        ),
      ),
  );
}

async function appliedNames(db: Kysely<MigrationTable>): Promise<Set<string>> {
  const rows = await db.selectFrom('schema_migrations').select('name').execute();
  return new Set(rows.map((row) => row.name));
}

/** Tables that we did not make are another program's, and a copy may lack rows: nothing is written beside either. */
async function refuseForeign(db: Kysely<unknown>, dialect: DialectSql): Promise<void> {
  const tables = await dialect.tableNames(db);
  if (tables.includes('copy_state')) {
    throw new ProductError(
      'refused',
      'storage.unfinishedCopy',
      'A copy into this database is not finished. Run "rotation copy" again: it goes on where it stopped.',
    );
  }
  if (tables.length === 0 || tables.includes('schema_migrations')) return;
  throw new ProductError(
    'refused',
    'storage.otherProgram',
    `The database holds the tables of another program (${tables.slice(0, 3).join(', ')}); it was not touched. Name another database.`,
  );
}

/**
 * Whether a newer version of this program has changed the schema meanwhile: what this one reads may be wrong and what it
 * writes may do harm.
 */
export async function isOfNewerVersion<S>(db: Kysely<S>): Promise<boolean> {
  return newerThanOurs(await appliedNames(db as unknown as Kysely<MigrationTable>)).length > 0;
}

function newerThanOurs(applied: ReadonlySet<string>): string[] {
  const ours = new Set(migrations.map((migration) => migration.name));
  return [...applied].filter((name) => !ours.has(name));
}

function refuseNewer(applied: ReadonlySet<string>): void {
  const newer = newerThanOurs(applied);
  if (newer.length === 0) return;
  throw new ProductError(
    'refused',
    'storage.newerSchema',
    `The database was made by a newer version of this program (it has ${newer.join(', ')}). Update the program; nothing was changed.`,
  );
}

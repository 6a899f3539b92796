import { type Kysely, sql } from 'kysely';
import { migrations } from '../../migrations/index';
import type { DialectSql } from '../../migrations/types';
import { whenFree } from './whenFree';

interface MigrationTable {
  schema_migrations: { name: string; applied_at: string };
}

/**
 * Brings the schema up to date. Each migration runs in a transaction that holds the write lock and looks again whether
 * another process was faster, so several processes may start at once.
 * @param now instant written beside each migration (UTC ISO text)
 * @returns names of the migrations applied by this call
 */
export async function migrate(db: Kysely<unknown>, dialect: DialectSql, now: string): Promise<string[]> {
  const tracked = db as Kysely<MigrationTable>;
  await whenFree(() =>
    sql`create table if not exists schema_migrations (name text primary key, applied_at text not null)`.execute(db),
  );
  const applied: string[] = [];
  const known = await appliedNames(tracked);
  for (const migration of migrations.filter((m) => !known.has(m.name))) {
    await whenFree(() =>
      tracked.transaction().execute(async (trx) => {
        if ((await appliedNames(trx)).has(migration.name)) return;
        await migration.up(trx as unknown as Kysely<unknown>, dialect);
        await trx.insertInto('schema_migrations').values({ name: migration.name, applied_at: now }).execute();
        applied.push(migration.name);
      }),
    );
  }
  return applied;
}

async function appliedNames(db: Kysely<MigrationTable>): Promise<Set<string>> {
  const rows = await db.selectFrom('schema_migrations').select('name').execute();
  return new Set(rows.map((row) => row.name));
}

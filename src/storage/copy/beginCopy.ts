import { sql } from 'kysely';
import { migrations } from '../../../migrations/index';
import { ProductError } from '../../shared/errors';
import { sha256 } from '../../shared/hash';
import { type Database, inTransaction } from '../database';
import { migrate } from '../migrator';
import { createState, STATE_TABLE, stateOf } from './copyState';
import { dropReferences, makeYears, yearsOfRevenue } from './references';
import { copiedTables } from './tables';

/**
 * Makes a database ready to take the rows of another one: schema, partitions, and where it stands. One that a copy of the
 * same database was begun into is ready already.
 * @param from what `identityOf` says of the moment that is copied
 * @returns whether an earlier copy goes on
 * @throws ProductError copy.otherVersion, copy.notEmpty, copy.otherSource, storage.otherProgram (refused)
 */
export async function beginCopy(
  source: Database,
  from: string,
  target: Database,
  now: string,
): Promise<'begun' | 'goesOn'> {
  const there = await target.dialect.tableNames(target.db as never);
  if (there.includes(STATE_TABLE)) {
    if ((await stateOf(target.db, 'from')) === from) return 'goesOn';
    throw refused('copy.otherSource', 'A copy of another database was begun there. Name an empty database.');
  }
  if (there.length > 0) await requireEmpty(target);
  await migrate(target.db as never, target.dialect, now);
  const years = await yearsOfRevenue(source.db);
  await inTransaction(target.db, async (trx) => {
    await makeYears(trx, years);
    await createState(trx, from, await dropReferences(trx));
  });
  return 'begun';
}

/**
 * Tells whether two moments are of one database, whatever else of it has changed between them.
 * @throws ProductError copy.otherVersion (refused) when its schema is not that of this version
 */
export async function identityOf(source: Database): Promise<string> {
  await requireOurVersion(source, 'The database that is to be copied');
  const { rows } = await sql<{ at: string }>`select applied_at as at from schema_migrations order by name`.execute(
    source.db,
  );
  const company = await source.db.selectFrom('company').select(['name', 'created_at']).executeTakeFirst();
  const first = await source.db.selectFrom('audit_events').select('hash').orderBy('seq').limit(1).executeTakeFirst();
  return sha256(JSON.stringify([rows[0]?.at, company?.created_at, first?.hash]));
}

async function requireEmpty(target: Database): Promise<void> {
  const tables = await copiedTables(target);
  if (!(await target.dialect.tableNames(target.db as never)).includes('schema_migrations')) {
    throw refused('storage.otherProgram', 'The database holds the tables of another program; it was not touched.');
  }
  // A copy that was killed early has made a part of the schema.
  await requireOurVersion(target, 'The database that is copied into', true);
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(target.db);
    if (rows.length === 0) continue;
    const sentence = `The database holds data already (${name}); it was not touched. Name an empty one.`;
    throw refused('copy.notEmpty', sentence);
  }
}

async function requireOurVersion(database: Database, which: string, partly = false): Promise<void> {
  const tables = await database.dialect.tableNames(database.db as never);
  const names = tables.includes('schema_migrations')
    ? (await sql<{ name: string }>`select name from schema_migrations order by name`.execute(database.db)).rows
    : [];
  const all = migrations.map(({ name }) => name).sort();
  const ours = partly ? all.slice(0, names.length) : all;
  if (JSON.stringify(names.map(({ name }) => name)) === JSON.stringify(ours)) return;
  throw refused(
    'copy.otherVersion',
    `${which} is not of this version of the program. Bring it up to date first with "rotation migrate", from this version.`,
  );
}

const refused = (code: string, sentence: string): ProductError => new ProductError('refused', code, sentence);

import { sql } from 'kysely';
import { loadAccounts } from '../../src/storage/accounts/accounts';
import { openMigrated } from '../../src/storage/database';
import { WRITE_LOCK } from '../../src/storage/dialect/postgresDialect';
import { readSnapshot } from '../../src/storage/snapshot';
import { fillCast } from '../cast';
import { tempDatabase } from '../tempDatabase';

const NEW_ACCOUNT = `insert into accounts (source, external_id, name, segment, region, industry)
  values ('canonical', 'A99', 'Late', 'Retail', 'North', 'Food')`;

test('what is read together is of one moment, whatever another process commits meanwhile', async () => {
  const database = await tempDatabase();
  fillCast(database);
  const other = await openMigrated(database.url, '2026-01-01T00:00:00.000Z');
  const [before, after] = await readSnapshot(database, async (snapshot) => {
    const first = (await loadAccounts(snapshot.db)).length;
    await sql.raw(NEW_ACCOUNT).execute(other.db);
    return [first, (await loadAccounts(snapshot.db)).length];
  });
  expect([before, after]).toEqual([30, 30]);
  expect(await loadAccounts(database.db)).toHaveLength(31);
  await other.close();
  await database.remove();
});

test('a snapshot is for reading only', async () => {
  const database = await tempDatabase();
  await readSnapshot(database, async ({ db }) => {
    const written = db.insertInto('categories').values({ name: 'x' }).execute();
    await expect(written).rejects.toMatchObject({ code: expect.stringMatching(/^(SQLITE_READONLY|25006)$/) });
  });
  await database.remove();
});

test('a web process waits for its migrations instead of dying when another writes', async () => {
  const database = await tempDatabase();
  database.raw.exec(`delete from schema_migrations where name = '001-people'`);
  database.raw.exec(
    database.dialect.name === 'postgres' ? `begin; select pg_advisory_xact_lock(${WRITE_LOCK})` : 'begin immediate',
  );
  setTimeout(() => {
    database.raw.exec(`insert into schema_migrations values ('001-people', 'now'); commit`);
  }, 300);
  const second = await new Promise<unknown>((resolve) => {
    setImmediate(() => openMigrated(database.url, 'now', { busyTimeoutMs: 20 }).then(resolve, resolve));
  });
  expect(second).not.toBeInstanceOf(Error);
  await (second as { close(): Promise<void> }).close();
  await database.remove();
});

import { loadAccounts } from '../../src/storage/accounts/accounts';
import { openMigrated } from '../../src/storage/database';
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
    other.raw.exec(NEW_ACCOUNT);
    return [first, snapshot.raw.prepare('select count(*) from accounts').pluck().get()];
  });
  expect([before, after]).toEqual([30, 30]);
  expect(await loadAccounts(database.db)).toHaveLength(31);
  await other.close();
  await database.remove();
});

test('a snapshot is for reading only', async () => {
  const database = await tempDatabase();
  await expect(
    readSnapshot(database, async (snapshot) => snapshot.raw.exec(`insert into categories (name) values ('x')`)),
  ).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
  await database.remove();
});

test('a web process waits for its migrations instead of dying when another writes', async () => {
  const database = await tempDatabase();
  database.raw.exec(`delete from schema_migrations where name = '001-people'`);
  database.raw.exec('begin immediate');
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

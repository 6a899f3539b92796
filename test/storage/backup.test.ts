import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { backUp } from '../../src/app/backup/backUp';
import { restoreBackup } from '../../src/app/backup/restoreBackup';
import { tradeCast } from '../app/tradeCast';
import { runJson } from '../process';

let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
});
afterEach(() => cast.remove());

const NOW = '2026-01-15T09:00:00.000Z';
const place = (name: string): string => join(cast.database.folder, name);
/** Every table with its rows. */
const content = (path: string): Record<string, unknown[]> => {
  const handle = new Sqlite(path, { readonly: true });
  const tables = handle.prepare(`select name from sqlite_master where type = 'table' order by name`).pluck().all();
  const rows = (tables as string[]).map((name) => [name, handle.prepare(`select * from "${name}"`).all()]);
  handle.close();
  return Object.fromEntries(rows);
};

test('a backup made while rows are written holds one moment of them, and comes back as it was', async () => {
  const { database } = cast;
  // Two tables that are always written together, from this process, while another makes the copy.
  const pair = database.raw.transaction((n: number) => {
    database.raw.prepare('insert into categories (name) values (?)').run(`Category ${n}`);
    database.raw.prepare(`insert into quotas values (4, ?, 100)`).run(`${3000 + n}-Q1`);
  });
  let [written, done] = [0, false];
  const backup = runJson(['backup', place('copy/day.db'), '--database', database.url]).finally(() => {
    done = true;
  });
  while (!done) {
    pair(written++);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await backup;
  const copy = content(place('copy/day.db'));
  const pairs = copy.categories.filter((row) => (row as { name: string }).name.startsWith('Category')).length;
  expect(pairs).toBeGreaterThan(0);
  expect(pairs).toBeLessThanOrEqual(written);
  expect(copy.quotas).toHaveLength(pairs);
  expect(copy.revenue).toEqual(content(database.path).revenue);
  expect(readdirSync(place('copy'))).toEqual(['day.db']);

  const restored = await runJson<{ ok: boolean }>([
    'restore',
    place('copy/day.db'),
    '--database',
    `sqlite:${place('fresh/rotation.db')}`,
  ]);
  expect(restored.ok).toBe(true);
  expect(content(place('fresh/rotation.db'))).toEqual(copy);
});

test('nobody is signed in where a backup was restored', async () => {
  const { database } = cast;
  database.raw.exec(`insert into sessions (id, data, created_at, touched_at, expires_at)
    values ('s', '{}', '${NOW}', '${NOW}', '2099-01-01T00:00:00.000Z')`);
  await backUp(database.url, place('copy.db'), NOW);
  await restoreBackup(place('copy.db'), `sqlite:${place('other.db')}`, NOW);
  expect(content(place('copy.db')).sessions).toHaveLength(1);
  expect(content(place('other.db')).sessions).toEqual([]);
});

test('neither a backup nor a database is ever overwritten, nor a log of one played into another', async () => {
  const { database } = cast;
  await backUp(database.url, place('copy.db'), NOW);
  await expect(backUp(database.url, place('copy.db'), NOW)).rejects.toMatchObject({ code: 'backup.exists' });
  await expect(restoreBackup(place('copy.db'), database.url, NOW)).rejects.toMatchObject({ code: 'backup.exists' });
  writeFileSync(place('gone.db-wal'), 'left over');
  const left = restoreBackup(place('copy.db'), `sqlite:${place('gone.db')}`, NOW);
  await expect(left).rejects.toThrow('gone.db-wal is there already');
});

test('what is no backup is refused, and nothing is left behind', async () => {
  writeFileSync(place('letter.txt'), 'Dear customer, this is no database at all.'.repeat(40));
  new Sqlite(place('foreign.db')).exec('create table other (id)').close();
  for (const [file, code] of [
    ['letter.txt', 'backup.notRotation'],
    ['foreign.db', 'backup.notRotation'],
    ['nothing.db', 'backup.missing'],
  ]) {
    const restored = restoreBackup(place(file), `sqlite:${place('new.db')}`, NOW);
    await expect(restored).rejects.toMatchObject({ code });
  }
  expect(readdirSync(cast.database.folder).filter((name) => name.startsWith('new'))).toEqual([]);
});

test('a backup of a newer version is refused, and nothing stands in the way of the next attempt', async () => {
  await backUp(cast.database.url, place('newer.db'), NOW);
  const newer = new Sqlite(place('newer.db'));
  newer.exec(`insert into schema_migrations values ('999-from-the-future', '2030-01-01')`);
  newer.close();
  const restored = restoreBackup(place('newer.db'), `sqlite:${place('new.db')}`, NOW);
  await expect(restored).rejects.toMatchObject({ code: 'storage.newerSchema' });
  expect(readdirSync(cast.database.folder).filter((name) => name.startsWith('new.db'))).toEqual([]);
});

test('a damaged database makes no backup', async () => {
  const { database } = cast;
  await backUp(database.url, place('bad.db'), NOW);
  const handle = new Sqlite(place('bad.db'));
  handle.unsafeMode(true).exec(`pragma writable_schema = on;
    update sqlite_master set sql = replace(sql, 'name text', 'name text not null unique') where name = 'categories'`);
  handle.exec(`update sqlite_master set rootpage = (select rootpage from sqlite_master where name = 'reps')
    where name = 'categories'`);
  handle.close();
  await expect(backUp(`sqlite:${place('bad.db')}`, place('copy.db'), NOW)).rejects.toThrow();
  expect(existsSync(place('copy.db'))).toBe(false);
});

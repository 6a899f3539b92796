import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../../src/app/backup/backUp';
import { restoreBackup } from '../../src/app/backup/restoreBackup';
import { type Database, openDatabase } from '../../src/storage/database';
import { tradeCast } from '../app/tradeCast';
import { runJson } from '../process';
import { emptyDatabase, type TempDatabase } from '../tempDatabase';
import { rowsOf } from '../triggers';

const NOW = '2026-01-15T09:00:00.000Z';
let cast: Awaited<ReturnType<typeof tradeCast>>;
let empty: TempDatabase;
beforeEach(async () => {
  cast = await tradeCast();
  empty = await emptyDatabase();
});
afterEach(async () => {
  await empty.remove();
  await cast.remove();
});

const place = (name: string): string => join(cast.database.folder, name);
/** Every table with its rows. */
async function content(database: Database): Promise<Record<string, unknown[]>> {
  const tables = await database.dialect.tableNames(database.db as never);
  return Object.fromEntries(tables.map((table) => [table, rowsOf(database, table)]));
}

test('a backup made while rows are written holds one moment of them, and comes back as it was', async () => {
  const { database } = cast;
  const other = openDatabase(database.url);
  let [written, done] = [0, false];
  const backup = runJson(['backup', place('copy/day.db'), '--database', database.url]).finally(() => {
    done = true;
  });
  // Two tables that are always written together, while another process makes the copy.
  while (!done) {
    const n = written++;
    await other.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('categories')
        .values({ name: `Category ${n}` })
        .execute();
      await trx
        .insertInto('quotas')
        .values({ rep_id: 4, quarter: `${3000 + n}-Q1`, amount_cents: 100 })
        .execute();
    });
  }
  await backup;
  await other.close();
  expect(readdirSync(place('copy'))).toEqual(['day.db']);
  const restored = await runJson<{ ok: boolean }>(['restore', place('copy/day.db'), '--database', empty.url]);
  expect(restored.ok).toBe(true);

  const copy = openDatabase(`sqlite:${place('copy/day.db')}`);
  const [taken, back] = [await content(copy), await content(empty)];
  await copy.close();
  const pairs = taken.categories.filter((row) => (row as { name: string }).name.startsWith('Category')).length;
  expect(pairs).toBeGreaterThan(0);
  expect(pairs).toBeLessThanOrEqual(written);
  expect(taken.quotas).toHaveLength(pairs);
  // What was upgraded when, and how often rows changed, is told of the database, not of the company.
  const ofTheDatabase = { schema_migrations: [], row_changes: [], request_counts: [] };
  expect({ ...back, ...ofTheDatabase }).toEqual({ ...taken, ...ofTheDatabase });
  expect(back.revenue).toEqual(rowsOf(database, 'revenue'));
}, 120_000);

test('nobody is signed in where a backup was restored; nothing is overwritten', async () => {
  const { database } = cast;
  database.raw.exec(`insert into sessions (id, data, created_at, touched_at, expires_at)
    values ('s', '{}', '${NOW}', '${NOW}', '2099-01-01T00:00:00.000Z')`);
  await backUp(database.url, place('copy.db'), NOW);
  await expect(backUp(database.url, place('copy.db'), NOW)).rejects.toMatchObject({ code: 'backup.exists' });
  await expect(restoreBackup(place('copy.db'), database.url, NOW)).rejects.toMatchObject({ code: 'copy.notEmpty' });
  await restoreBackup(place('copy.db'), empty.url, NOW);
  expect(rowsOf(empty, 'sessions')).toEqual([]);
  expect(rowsOf(database, 'sessions')).toHaveLength(1);
});

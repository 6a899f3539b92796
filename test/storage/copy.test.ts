import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { copyDatabase } from '../../src/app/copy/copyDatabase';
import { type Database, openMigrated } from '../../src/storage/database';
import { draftPair, tradeCast } from '../app/tradeCast';
import { PRODUCT, ROOT, runJson } from '../process';
import { emptyDatabase, type TempDatabase } from '../tempDatabase';
import { rowsOf } from '../triggers';

const NOW = '2026-01-20T09:00:00.000Z';
let cast: Awaited<ReturnType<typeof tradeCast>>;
let target: TempDatabase;
beforeEach(async () => {
  cast = await tradeCast();
  await draftPair(cast.database, cast.rotationId, cast.actor('anna'), [1, 16]);
  target = await emptyDatabase();
});
afterEach(async () => {
  await target.remove();
  await cast.remove();
});

/** Every row of every table, but for when the schema was made and how often rows changed. */
async function content(database: Database): Promise<Record<string, unknown[]>> {
  const tables = await database.dialect.tableNames(database.db as never);
  return Object.fromEntries(
    tables
      .filter((table) => !['schema_migrations', 'row_changes'].includes(table))
      .map((table) => [table, rowsOf(database, table)]),
  );
}
const file = (name: string): string => `sqlite:${join(cast.database.folder, name)}`;

test('a database goes to a file and from there to the other engine, row by row the same', async () => {
  const before = await content(cast.database);
  const out = await copyDatabase(cast.database.url, file('moved.db'), NOW);
  const { tables, parts, wentOn } = await copyDatabase(file('moved.db'), target.url, NOW);
  expect([wentOn, tables]).toEqual([false, out.tables]);
  expect(parts.flatMap((part) => part.problems)).toEqual([]);
  expect(await content(target)).toEqual(before);
  const cents = (before.revenue as { amount_cents: number }[]).reduce((sum, row) => sum + row.amount_cents, 0);
  const revenue = tables.find(({ table }) => table === 'revenue')!;
  expect(revenue).toMatchObject({ rows: before.revenue.length, sums: { amount_cents: cents } });
});

test('the copy counts on, and guards its rows as the first one did', async () => {
  await copyDatabase(cast.database.url, target.url, NOW);
  const { db, raw } = target;
  const highest = raw.prepare('select max(id) from reps').pluck().get() as number;
  const values = { source: 't', external_id: 'new', name: 'New', region: '' };
  const { id } = await db.insertInto('reps').values(values).returning('id').executeTakeFirstOrThrow();
  expect(id).toBeGreaterThan(highest);
  expect(() => raw.exec(`insert into quotas (rep_id, quarter, amount_cents) values (9999, '2026-Q1', 1)`)).toThrow(
    /FOREIGN KEY|foreign key/,
  );
  expect(() => raw.exec(`update trade_states set reason = 'x'`)).toThrow('append-only');
});

test('a copy that is killed, again and again, goes on where it stopped, and ends equal', async () => {
  for (const line of ['Copying accounts', 'Copying rotations', 'Copying revenue']) {
    const args = ['copy', '--database', cast.database.url, '--to', target.url];
    const child = spawn(process.execPath, [...PRODUCT, ...args], { cwd: ROOT });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
      if (said.includes(line)) child.kill('SIGKILL');
    });
    await once(child, 'close');
    expect(said).toContain(line);
    await expect(openMigrated(target.url, NOW)).rejects.toMatchObject({ code: 'storage.unfinishedCopy' });
  }
  const done = await runJson(['copy', '--database', cast.database.url, '--to', target.url]);
  expect(done).toMatchObject({ ok: true, wentOn: true });
  expect(await content(target)).toEqual(await content(cast.database));
  await (await openMigrated(target.url, NOW)).close();
}, 180_000);

test('what was written to meanwhile is found, and the copy cannot be opened', async () => {
  const stopped = copyDatabase(cast.database.url, target.url, NOW, (table) => {
    if (table === 'revenue') throw new Error('stopped');
  });
  await expect(stopped).rejects.toThrow('stopped');
  cast.database.raw.exec(`update reps set region = 'Elsewhere' where id = 4`);
  const again = copyDatabase(cast.database.url, target.url, NOW);
  await expect(again).rejects.toMatchObject({ code: 'copy.differs', details: { table: 'reps' } });
  await expect(openMigrated(target.url, NOW)).rejects.toMatchObject({ code: 'storage.unfinishedCopy' });
});

test('only an empty database of this version takes a copy, and only of one database', async () => {
  const to = (url: string, from = cast.database.url) => copyDatabase(from, url, NOW);
  await expect(to(cast.database.url)).rejects.toMatchObject({ code: 'copy.sameDatabase' });
  await expect(to(target.url, file('nothing.db'))).rejects.toMatchObject({ code: 'copy.missing' });
  const other = await openMigrated(file('other.db'), NOW);
  await other.db.insertInto('categories').values({ name: 'There' }).execute();
  await expect(to(file('other.db'))).rejects.toMatchObject({ code: 'copy.notEmpty' });
  other.raw.exec(`delete from schema_migrations where name = '001-people'`);
  await expect(to(target.url, file('other.db'))).rejects.toMatchObject({ code: 'copy.otherVersion' });
  other.raw.exec('delete from categories');
  await expect(to(file('other.db'))).rejects.toMatchObject({ code: 'copy.otherVersion' });
  await other.close();
  expect(await target.dialect.tableNames(target.db as never)).toEqual([]);
});

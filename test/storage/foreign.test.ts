import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openMigrated } from '../../src/storage/database';
import { tempDatabase } from '../tempDatabase';

test('a database that a newer version made is refused, not written to', async () => {
  const database = await tempDatabase();
  database.raw.exec(`insert into schema_migrations values ('999-from-the-future', '2030-01-01')`);
  await expect(openMigrated(database.url, 'now')).rejects.toMatchObject({
    code: 'storage.newerSchema',
    message: expect.stringContaining('999-from-the-future'),
  });
  await database.remove();
});

test("another program's database is refused and left as it is", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-foreign-'));
  const path = join(folder, 'other.db');
  const other = new Sqlite(path);
  other.exec('create table users (x)');
  await expect(openMigrated(`sqlite:${path}`, 'now')).rejects.toMatchObject({ code: 'storage.otherProgram' });
  expect(other.prepare('select name from sqlite_master').pluck().all()).toEqual(['users']);
  other.close();
  rmSync(folder, { recursive: true });
});

test('an address without a path is refused', async () => {
  await expect(openMigrated('sqlite:', 'now')).rejects.toMatchObject({ code: 'storage.noPath' });
});

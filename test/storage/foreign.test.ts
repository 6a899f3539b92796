import { openMigrated } from '../../src/storage/database';
import { emptyDatabase, tempDatabase } from '../tempDatabase';

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
  const other = await emptyDatabase();
  other.raw.exec('create table users (x integer)');
  await expect(openMigrated(other.url, 'now')).rejects.toMatchObject({ code: 'storage.otherProgram' });
  expect(await other.dialect.tableNames(other.db as never)).toEqual(['users']);
  await other.remove();
});

test('an address without a path is refused', async () => {
  await expect(openMigrated('sqlite:', 'now')).rejects.toMatchObject({ code: 'storage.noPath' });
});

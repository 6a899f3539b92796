import { statSync } from 'node:fs';
import { checkpointsOf } from '../../src/storage/beside/checkpoints';
import { forLongReads } from '../../src/storage/beside/reads';
import { type Database, inTransaction, openDatabase } from '../../src/storage/database';
import { fillCast } from '../cast';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

let temp: TempDatabase;
let web: Database;
beforeEach(async () => {
  temp = await tempDatabase();
  fillCast(temp);
  temp.raw.pragma('wal_checkpoint(truncate)');
});
afterEach(async () => {
  await web?.close();
  await temp.remove();
});

/** Of the file, which is written when the log is brought into it. */
const size = (): number => statSync(temp.path).size;
const LONG = 'A name that goes on and on. '.repeat(300);

/** Commits so many rows of 8 kB; 600 make the log longer than a connection leaves it. */
const commit = (rows: number, key: string) =>
  inTransaction(web.db, (trx) =>
    trx
      .insertInto('categories')
      .values(Array.from({ length: rows }, (_, n) => ({ name: `${key}-${n} ${LONG}` })))
      .execute(),
  );

test('what a process of a large company commits is brought into the file by a thread, some commits later', async () => {
  web = openDatabase(temp.url, { workHereUpTo: 3 });
  expect(await forLongReads(web.db)).not.toBe(web.db);
  const before = size();
  await commit(600, 'first');
  expect(size()).toBe(before);
  for (let n = 0; n < 49; n++) await commit(1, String(n));
  while (size() === before) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await web.db.selectFrom('categories').select('id').where('name', 'like', 'first-%').execute()).toHaveLength(
    600,
  );
});

test('in a small company, and without a thread, the process does it itself', async () => {
  web = openDatabase(temp.url, { workHereUpTo: 1_000 });
  expect(await forLongReads(web.db)).toBe(web.db);
  const before = size();
  await commit(600, 'first');
  expect(size()).toBeGreaterThan(before);
});

test('where the thread fails, the process does it itself again', async () => {
  web = openDatabase(temp.url);
  const checkpoints = checkpointsOf(web.raw);
  const ask = jest.fn(() => Promise.reject(new Error('It broke.')));
  checkpoints.by({ ask, close: async () => {} });
  for (let n = 0; n < 120; n++) checkpoints.committed();
  await new Promise(setImmediate);
  expect(ask).toHaveBeenCalledTimes(1);
  const before = size();
  await commit(600, 'first');
  expect(size()).toBeGreaterThan(before);
  checkpoints.stop();
});

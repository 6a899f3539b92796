import { sql } from 'kysely';
import { forLongReads, readBeside } from '../../src/storage/beside/reads';
import { inTransaction } from '../../src/storage/database';
import { keptWithData } from '../../src/storage/kept';
import { bumpDataVersion } from '../../src/storage/people/company';
import { fillCast } from '../cast';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

let temp: TempDatabase;
let end: () => Promise<void>;
beforeEach(async () => {
  temp = await tempDatabase();
  fillCast(temp);
  end = readBeside(temp.db, temp.path, 3);
});
afterEach(async () => {
  await end();
  await temp.remove();
});

const countAccounts = async () => {
  const reads = await forLongReads(temp.db);
  const { n } = await reads
    .selectFrom('accounts')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};

test('what takes long is read in a thread, which sees what was written before it was asked', async () => {
  const before = await countAccounts();
  temp.raw.exec(`update accounts set merged_into = 2 where id = 1`);
  const reads = await forLongReads(temp.db);
  expect(reads).not.toBe(temp.db);
  const merged = await reads.selectFrom('accounts').select('id').where('merged_into', 'is not', null).execute();
  expect([merged, await countAccounts()]).toEqual([[{ id: 1 }], before]);
});

test('a small company is read here', async () => {
  temp.raw.exec('pragma foreign_keys = off; delete from accounts where id > 3');
  expect(await forLongReads(temp.db)).toBe(temp.db);
});

test('a transaction reads what it wrote itself', async () => {
  await inTransaction(temp.db, async (trx) => {
    await trx.updateTable('accounts').set({ name: 'Renamed' }).where('id', '=', 1).execute();
    const name = await keptWithData(trx, 'name', async (reads) =>
      reads.selectFrom('accounts').select('name').where('id', '=', 1).executeTakeFirst(),
    );
    expect(name).toEqual({ name: 'Renamed' });
  });
});

test('what is kept is the same whichever way it was asked', async () => {
  let times = 0;
  const ask = (db: typeof temp.db) => keptWithData(db, 'asked', async () => ++times);
  const reads = (await forLongReads(temp.db)) as typeof temp.db;
  expect([await ask(temp.db), await ask(reads)]).toEqual([1, 1]);
  await bumpDataVersion(temp.db);
  expect([await ask(reads), await ask(temp.db)]).toEqual([2, 2]);
});

test('nothing can be written there, and an error says what it was', async () => {
  const reads = await forLongReads(temp.db);
  await expect(sql`update accounts set name = 'x' returning id`.execute(reads)).rejects.toThrow('readonly');
  await expect(sql`select * from nowhere`.execute(reads)).rejects.toThrow('no such table: nowhere');
});

test('others are answered meanwhile', async () => {
  const reads = await forLongReads(temp.db);
  const long = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000)
    select count(*) from n`.execute(reads);
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  await long;
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(3);
});

test('a thread that is gone is started anew by who asks next', async () => {
  await countAccounts();
  await end();
  expect(await countAccounts()).toBeGreaterThan(3);
});

import { loadReps } from '../../src/storage/accounts/accounts';
import { inTransaction, openDatabase } from '../../src/storage/database';
import { keptWith, keptWithData } from '../../src/storage/kept';
import { bumpDataVersion } from '../../src/storage/people/company';
import { eraseRepRow } from '../../src/storage/people/erasure';
import { findUser } from '../../src/storage/people/users';
import { reading } from '../../src/storage/reading';
import { COUNTED, stateOf } from '../../src/storage/state';
import { castUser, fillCast } from '../cast';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

let temp: TempDatabase;
beforeEach(async () => {
  temp = await tempDatabase();
  fillCast(temp);
});
afterEach(() => temp.remove());

/** Asks and counts how often it was worked out. */
function counter() {
  let times = 0;
  return { ask: (key = 'asked') => keptWithData(temp.db, key, async () => ++times), times: () => times };
}

test('an answer is worked out once for a state of the data, also when many ask at once', async () => {
  const { ask, times } = counter();
  await Promise.all([ask(), ask(), ask()]);
  expect([await ask(), await ask('something else'), times()]).toEqual([1, 2, 2]);
});

test('it is worked out anew when another process changed the data', async () => {
  const { ask } = counter();
  await ask();
  const other = openDatabase(temp.url);
  await bumpDataVersion(other.db);
  await other.close();
  expect(await ask()).toBe(2);
});

test('a transaction sees what it wrote itself', async () => {
  const { db } = temp;
  await loadReps(db);
  await inTransaction(db, async (trx) => {
    await trx.updateTable('reps').set({ name: 'Renamed' }).where('id', '=', 4).execute();
    expect((await loadReps(trx)).find(({ id }) => id === 4)?.name).toBe('Renamed');
  });
});

test('an erased name is not told again, though no figure changed', async () => {
  const { db } = temp;
  const [first] = await loadReps(db);
  await inTransaction(db, (trx) => eraseRepRow(trx, first.id, { name: 'Former rep', at: '2026-01-20T09:00:00.000Z' }));
  expect((await loadReps(db))[0].name).toBe('Former rep');
});

test('what is kept of reps follows every change to their rows', async () => {
  const names = async () => (await loadReps(temp.db)).map(({ name }) => name);
  const before = await names();
  temp.raw.exec(`update reps set name = 'Renamed' where id = 4`);
  expect(await names()).not.toEqual(before);
  temp.raw.exec(`insert into reps (id, source, external_id, name, region) values (99, 'c', '99', 'New', '')`);
  expect(await names()).toContain('New');
  temp.raw.exec('delete from reps where id = 99');
  expect(await names()).not.toContain('New');
});

test('work that fails is done again by the next who asks', async () => {
  const failing = keptWithData(temp.db, 'failing', () => Promise.reject(new Error('away')));
  await expect(failing).rejects.toThrow('away');
  await expect(keptWithData(temp.db, 'failing', async () => 'there')).resolves.toBe('there');
});

test('changes are counted of every table that answers are kept by', async () => {
  const { changes } = await stateOf(temp.db);
  expect([...changes.keys()].sort()).toEqual([...COUNTED].sort());
});

test('what is kept of some tables outlives new data, and follows changes to those tables', async () => {
  let times = 0;
  const ask = () => keptWith(temp.db, ['users', 'stand_ins'], 'asked', async () => ++times);
  await ask();
  temp.raw.exec('update company set data_version = data_version + 1');
  expect(await ask()).toBe(1);
  castUser(temp, 'Ann', 'manager');
  expect(await ask()).toBe(2);
});

test('a disabled user is known as such to the next request, whichever process disabled them', async () => {
  const id = castUser(temp, 'Ann', 'manager');
  expect((await findUser(temp.db, id))?.disabledAt).toBeNull();
  temp.raw.prepare("update users set disabled_at = '2026-01-20T09:00:00.000Z' where id = ?").run(id);
  expect((await findUser(temp.db, id))?.disabledAt).not.toBeNull();
});

test('one reading asks once where the database stands; its transactions ask anew', async () => {
  const data = async () => (await stateOf(temp.db)).company!.data_version;
  const bump = () => temp.raw.exec('update company set data_version = data_version + 1');
  await reading(async () => {
    const before = await data();
    bump();
    expect(await data()).toBe(before);
    await inTransaction(temp.db, async (trx) => {
      expect((await stateOf(trx)).company!.data_version).toBe(before + 1);
    });
  });
  bump();
  expect(await data()).toBe((await stateOf(temp.db)).company!.data_version);
});

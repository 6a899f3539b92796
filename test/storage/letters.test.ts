import { sql } from 'kysely';
import { accountsAlike, accountsCalled } from '../../src/storage/accounts/askedAccounts';
import { loweredFor } from '../../src/storage/dialect/letters';
import { findAccounts } from '../../src/storage/rotations/inclusions';
import { fillCast } from '../cast';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

let database: TempDatabase;
beforeAll(async () => {
  database = await tempDatabase();
  fillCast(database);
  database.raw.exec(`update accounts set name = 'ÄRZTEHAUS ÖSTERREICH' where id = 1`);
  database.raw.exec(`update accounts set name = 'Škoda Élan' where id = 2`);
  database.raw.exec(`update accounts set name = 'Cotton 100%', external_id = 'A_4' where id = 4`);
});
afterAll(() => database.remove());

const everybody = { analysisId: null, repIds: null };

test.each([
  ['ärztehaus österreich', 'A1'],
  ['Ärztehaus Österreich', 'A1'],
  ['ŠKODA ÉLAN', 'A2'],
  ['škoda élan', 'A2'],
  ['ACCOUNT 3', 'A3'],
  ['a_4', 'A_4'],
  ['cotton 100%', 'A_4'],
])('an account is found as %s, whatever the case of its letters, on either engine', async (asked, id) => {
  expect((await accountsCalled(database.db, asked, everybody)).map((one) => one.externalId)).toEqual([id]);
  expect((await accountsAlike(database.db, asked, everybody)).map((one) => one.externalId)).toContain(id);
  const found = await findAccounts(database.db, '', { search: asked, within: null });
  expect(found.map((one) => one.externalId)).toContain(id);
});

test('a sign with a meaning in SQL stands for itself alone', async () => {
  const found = await findAccounts(database.db, '', { search: 'A_3', within: null });
  expect(found).toEqual([]);
  expect((await accountsAlike(database.db, 'C%n', everybody)).map((one) => one.externalId)).not.toContain('A3');
});

test('an account that was merged into another one is not found', async () => {
  database.raw.exec('update accounts set merged_into = 3 where id = 5');
  const found = await findAccounts(database.db, '', { search: 'account', within: null });
  expect(found.map((one) => one.accountId)).not.toContain(5);
});

test('letters that have no capital, or one of two letters, stay as they are', async () => {
  const text = 'straße 漢字 ﬁ';
  const { rows } = await sql<{ same: number }>`select count(*) as same from (select 'Straße 漢字 ﬁ' as name) t
    where ${loweredFor('t.name', text)} = ${text}`.execute(database.db);
  expect(Number(rows[0].same)).toBe(1);
});

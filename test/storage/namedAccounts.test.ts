import { accountsNamed } from '../../src/storage/accounts/namedAccounts';
import { bumpDataVersion } from '../../src/storage/people/company';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

let temp: TempDatabase;
beforeAll(async () => {
  temp = await tempDatabase();
  temp.raw.exec(`insert into company (id, name, currency, locale, is_demo, policy, data_version, created_at)
    values (1, 'Company', 'EUR', 'en-GB', 0, '{}', 1, '2026-01-01T00:00:00.000Z')`);
  const add = temp.raw.prepare(
    `insert into accounts (id, source, external_id, name, segment, region, industry) values (?, 'crm', ?, ?, '', '', '')`,
  );
  add.run(1, 'A-77', 'Öko Bäckerei GmbH');
  add.run(2, 'B-1', 'Ökonom A-7 Verlag');
  add.run(5, 'Ö-5', 'Tab\there GmbH');
  add.run(6, 'ACC_6', 'Hundred 100% Cotton');
});
afterAll(() => temp.remove());

test.each([
  ['a word inside a name, whatever its case, beyond ASCII too', 'BÄCK', [1]],
  ['the beginning of an id, and not its inside', 'a-7', [1, 2]],
  ['the inside of an id', '77', []],
  ['every word, in any order', 'gmbh öko', [1]],
  ['one word in the name, the other in the id', 'ö-5 gmbh', [5]],
  ['a word that only begins one id and is in many names', 'ö', [1, 2, 5]],
  ['nothing that goes over from one account to the next', 'gmbh b-1', []],
  ['a sign with a meaning in SQL, in an id', 'acc_6', [6]],
  ['a sign with a meaning in SQL, in a name', '100%', [6]],
  ['such a sign stands for nothing else', 'a_77', []],
  ['such a sign alone is nothing to look for: all', '%', null],
  ['no words: all', '  ', null],
])('%s', async (_, asked, found) => {
  expect(await accountsNamed(temp.db, asked)).toEqual(found);
});

test('a new name is found once the data changed', async () => {
  temp.raw.exec(`update accounts set name = 'Renamed' where id = 2`);
  await bumpDataVersion(temp.db);
  expect(await accountsNamed(temp.db, 'renamed')).toEqual([2]);
});

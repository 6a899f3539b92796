import { accountNames } from '../../src/storage/accounts/accountNames';
import { fillCast } from '../cast';
import { tempDatabase } from '../tempDatabase';

test('names of more accounts than a statement has room for', async () => {
  const database = await tempDatabase();
  fillCast(database);
  const names = await accountNames(
    database.db,
    Array.from({ length: 70_000 }, (_, n) => n + 1),
  );
  expect([names.size, names.get(30)]).toEqual([30, 'Account 30']);
  await database.remove();
});

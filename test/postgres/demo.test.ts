import { fillCast } from '../cast';
import { run } from '../process';
import { tempDatabase } from '../tempDatabase';

test('a demo company that is there is kept for a week; a new one needs an empty database', async () => {
  const database = await tempDatabase();
  fillCast(database);
  database.raw.exec('update company set is_demo = 1');
  const demo = (today: string) => run(['demo', '--database', database.url, '--today', today]);
  expect((await demo('2026-01-21')).err).toContain('The demo company of 2026-01-14 is there already');
  const late = await demo('2026-01-22');
  expect([late.code, late.err]).toEqual([1, expect.stringContaining('needs an empty one')]);
  await database.remove();
});

import { candidateFacts } from '../../src/storage/outcomes/effectFacts';
import { candidatesNotSwapped } from '../../src/storage/outcomes/outcomePages';
import { tempDatabase } from '../tempDatabase';
import { fillSwapCast } from './swapCast';

let database: Awaited<ReturnType<typeof tempDatabase>>;
beforeEach(async () => {
  database = await tempDatabase();
  await fillSwapCast(database);
});
afterEach(() => database.remove());

const candidates = async () =>
  (await candidateFacts(database.db, 'rotation-2025')).map(({ accountId, byHand }) => [accountId, byHand]);

test('candidates are compared as the analysis found them; whom a manager called up is marked, and not beside plain changes', async () => {
  const detail = JSON.stringify({ reasons: [{ kind: 'included', until: '2025-12-31', reason: 'Wants a new face' }] });
  database.raw
    .prepare(`update account_analyses set detail = ? where analysis_id = 'analysis-2025' and account_id = 5`)
    .run(detail);
  expect(await candidates()).toEqual([
    [1, false],
    [2, false],
    [5, true],
    [16, false],
  ]);
  expect(await candidatesNotSwapped(database.db, 'rotation-2025')).toEqual([1]);
});

test('a candidate that changed hands between the data cut-off and the day of effect is no comparison, unless a trade named it', async () => {
  database.raw.prepare(`update rotations set cut_off = '2024-12-15' where id = 'rotation-2025'`).run();
  database.raw.prepare(`update assignments set to_date = '2024-12-20' where account_id = 1`).run();
  // 1 is named by a trade that still waits for consent: were it drawn by lot, it would count.
  expect((await candidates()).map(([accountId]) => accountId)).toEqual([1, 2, 5, 16]);
  database.raw.prepare(`update assignments set to_date = '2024-12-20' where account_id = 5`).run();
  expect((await candidates()).map(([accountId]) => accountId)).toEqual([1, 2, 16]);
});

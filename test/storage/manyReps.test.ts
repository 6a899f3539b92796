import { accountTotals } from '../../src/storage/accounts/accountPagesList';
import { countPlain } from '../../src/storage/accounts/accountPagesPlain';
import { accountsCalled } from '../../src/storage/accounts/askedAccounts';
import { openPlanIds } from '../../src/storage/coaching/plans';
import { quotasOf } from '../../src/storage/people/quotas';
import { verdictCounts } from '../../src/storage/people/repPages';
import { usersOfReps } from '../../src/storage/people/users';
import { sumCandidates } from '../../src/storage/rotations/rotationPagesCandidates';
import { listTrades } from '../../src/storage/trades/trades';
import { fillCast } from '../cast';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

/** More than the values that a statement may have on either engine. */
const scope = Array.from({ length: 70_000 }, (_, n) => n + 1);
const today = '2026-01-15';
const rotation = { id: 'none', analysisId: 'none', cutOff: today, effectiveDate: today };

let temp: TempDatabase;
beforeAll(async () => {
  temp = await tempDatabase();
  fillCast(temp);
});
afterAll(() => temp.remove());

test('the accounts of any number of reps are counted', async () => {
  const all = await countPlain(temp.db, { today, scope: null });
  expect(await countPlain(temp.db, { today, scope })).toBe(all);
  expect(await countPlain(temp.db, { today, scope, repIds: scope })).toBe(all);
  expect(await countPlain(temp.db, { today, scope: [] })).toBe(0);
});

test.each<[string, (repIds: number[]) => Promise<unknown>]>([
  [
    'analysed accounts',
    (repIds) => accountTotals(temp.db, { analysisId: 'none', cutOff: today, today, scope: repIds }),
  ],
  ['accounts by name', (repIds) => accountsCalled(temp.db, 'account', { analysisId: 'none', repIds })],
  ['candidates', (repIds) => sumCandidates(temp.db, { rotation, within: repIds, ownerIds: repIds })],
  ['verdicts', (scope) => verdictCounts(temp.db, { analysisId: 'none', today, scope })],
  ['trades', (within) => listTrades(temp.db, { within })],
  ['coaching', (repIds) => openPlanIds(temp.db, repIds)],
  ['quotas', (repIds) => quotasOf(temp.db, repIds)],
  ['users', (repIds) => usersOfReps(temp.db, repIds)],
])('%s can be asked of any number of reps, and of none', async (_, ask) => {
  await expect(ask(scope)).resolves.toBeDefined();
  await expect(ask([])).resolves.toBeDefined();
});

import { analyseRotation } from '../../src/app/rotations/analyseRotation';
import { exclude } from '../../src/app/rotations/exclude';
import { newRotation, openRotation } from '../../src/app/rotations/openRotation';
import { planRotation, requestPlan } from '../../src/app/rotations/planRotation';
import { inTransaction } from '../../src/storage/database';
import { loadPlan } from '../../src/storage/plans';
import { getRotation } from '../../src/storage/rotations';
import { castPolicy } from '../cast';
import { draftPair, tradeCast } from './tradeCast';

let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
});
afterEach(() => cast.remove());

const request = { name: 'Summer 2026', policy: castPolicy() };

test('a rotation keeps its cut-off and takes effect on the first day of the next quarter', async () => {
  const { rotationId } = await openRotation(cast.database, request, cast.actor('anna'));
  expect(await getRotation(cast.database.db, rotationId)).toMatchObject({
    asOf: '2025-Q4',
    cutOff: '2025-12-31',
    effectiveDate: '2026-04-01',
    analysisId: null,
  });
});

test('a date inside a quarter and a blank name are refused with what would do', () => {
  const open = (change: object) => () => newRotation(cast.database, { ...request, ...change }, cast.actor('anna'));
  expect(open({ effectiveDate: '2026-02-10' })).toThrow('The next one begins on 2026-04-01.');
  expect(open({ effectiveDate: 'soon' })).toThrow('"soon" is not the first day');
  expect(open({ name: '  ' })).toThrow('needs a name');
  expect(open({ asOf: '2026-Q1' })).toThrow('The last complete quarter is 2025-Q4.');
});

test('analysed, then planned: the plan lies with the snapshot it was made from', async () => {
  const { database, rotationId, actor } = cast;
  const run = { rotationId, name: 'First', seed: 1, timeLimitSeconds: 20, engine: 'auto' as const };
  await expect(requestPlan(database, run, actor('anna'))).rejects.toThrow('not ready yet');
  await inTransaction(database.db, await analyseRotation(database, rotationId, actor('anna').now));
  const effect = await planRotation(database, run, {
    now: actor('anna').now,
    by: null,
    jobId: null,
    cancelled: () => false,
  });
  const { planId } = await inTransaction(database.db, effect);
  const stored = (await loadPlan(database.db, planId))!;
  expect(stored.snapshotIntact).toBe(true);
  expect(stored.plan.swaps.length).toBeGreaterThan(0);
  expect(stored.input.accounts.length).toBeGreaterThanOrEqual(2 * stored.plan.swaps.length);
});

test('an account that an open trade claims is no candidate for the next plan', async () => {
  const { database, rotationId, actor } = cast;
  await inTransaction(database.db, await analyseRotation(database, rotationId, actor('anna').now));
  await draftPair(database, rotationId, actor('anna'), [1, 16]);
  const run = { rotationId, name: 'Second', seed: 1, timeLimitSeconds: 20, engine: 'auto' as const };
  const effect = await planRotation(database, run, {
    now: actor('anna').now,
    by: null,
    jobId: null,
    cancelled: () => false,
  });
  const { planId } = await inTransaction(database.db, effect);
  const { input } = (await loadPlan(database.db, planId))!;
  expect(input.accounts.map((account) => account.id)).not.toEqual(expect.arrayContaining([1]));
});

test('once a trade has its date, the candidates are fixed', async () => {
  const { database, rotationId, actor } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  const what = { accountId: 2, repId: null, reason: 'Named account', until: '2026-12-31' };
  await exclude(database, rotationId, what, actor('anna'));
  database.raw.prepare(`update trades set state = 'scheduled' where id = ?`).run(id);
  await expect(exclude(database, rotationId, what, actor('anna'))).rejects.toThrow('fixed since trade 1 got its date');
  await expect(analyseRotation(database, rotationId, actor('anna').now)).rejects.toThrow('fixed');
});

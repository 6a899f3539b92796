import { cleanUpAnalyses } from '../../src/app/analysis/cleanUp';
import { analyseRotation } from '../../src/app/rotations/analyseRotation';
import { exclude } from '../../src/app/rotations/exclude';
import { newRotation, openRotation } from '../../src/app/rotations/openRotation';
import { planRotation, requestPlan } from '../../src/app/rotations/planRotation';
import { proposeTrades } from '../../src/app/trades/proposeTrades';
import { getAnalysis } from '../../src/storage/analyses/analyses';
import { inTransaction } from '../../src/storage/database';
import { loadPlan } from '../../src/storage/plans/plans';
import { getRotation, insertRotation } from '../../src/storage/rotations/rotations';
import { recordState } from '../../src/storage/trades/tradeHistory';
import { CAST, castPolicy } from '../cast';
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

test('a date inside a quarter and a blank name are refused with what would do', async () => {
  const open = (change: object) => newRotation(cast.database, { ...request, ...change }, cast.actor('anna'));
  await expect(open({ effectiveDate: '2026-02-10' })).rejects.toThrow('The next one begins on 2026-04-01.');
  await expect(open({ effectiveDate: 'soon' })).rejects.toThrow('"soon" is not the first day');
  await expect(open({ name: '  ' })).rejects.toThrow('needs a name');
  await expect(open({ asOf: '2026-Q1' })).rejects.toThrow('The last complete quarter is 2025-Q4.');
  await expect(open({ dataThrough: '2027-03' })).rejects.toThrow(`2027-03 is not over: today is ${CAST.today}`);
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
    today: CAST.today,
    cancelled: () => false,
  });
  const { planId } = await inTransaction(database.db, effect);
  const stored = (await loadPlan(database.db, planId))!;
  expect(stored.snapshotIntact).toBe(true);
  expect(stored.plan.swaps.length).toBeGreaterThan(0);
  expect(stored.input.accounts.length).toBeGreaterThanOrEqual(2 * stored.plan.swaps.length);
});

test('an analysis that another took the place of goes afterwards, row by row, and the one in use stays', async () => {
  const { database, rotationId, actor } = cast;
  const analyse = async () => {
    await inTransaction(database.db, await analyseRotation(database, rotationId, actor('anna').now));
    return (await getRotation(database.db, rotationId))!.analysisId!;
  };
  const rows = (id: string): unknown =>
    database.raw.prepare('select count(*) from account_analyses where analysis_id = ?').pluck().get(id);
  const [first, second] = [await analyse(), await analyse()];
  expect(rows(first)).toBe(30);
  expect(await cleanUpAnalyses(database)).toBe(1);
  expect([rows(first), rows(second), await getAnalysis(database.db, first)]).toEqual([0, 30, null]);
  expect(await cleanUpAnalyses(database)).toBe(0);
});

test('accounts of trades of another rotation are no candidates; of this one only while nothing is agreed', async () => {
  const { database, rotationId, actor } = cast;
  const other = (await getRotation(database.db, rotationId))!;
  await insertRotation(database.db, { ...other, id: 'another', name: 'Another' });
  await draftPair(database, 'another', actor('anna'), [1, 16]);
  await draftPair(database, rotationId, actor('anna'), [2, 17]);
  const agreed = await draftPair(database, rotationId, actor('anna'), [4, 19]);
  const approved = { state: 'approved' as const, at: actor('anna').now, by: null, reason: null };
  await inTransaction(database.db, (trx) => recordState(trx, agreed, approved));
  const { input, plan } = await planned();
  const candidates = input.accounts.map((account) => account.id);
  expect(candidates).toEqual(expect.arrayContaining([2, 17]));
  for (const taken of [1, 16, 4, 19]) expect(candidates).not.toContain(taken);
  expect(input.fixed).toEqual([expect.objectContaining({ number: 3, inEffect: false })]);
  expect(input.fixed![0].legs).toContainEqual(
    expect.objectContaining({ fromRepId: 4, toRepId: 7, t4qCents: 12_000_00, firm: true }),
  );
  // Reps 4 and 7 are in one swap already; the policy allows two.
  for (const rep of [4, 7]) expect(plan.reps.find(({ repId }) => repId === rep)!.swaps).toBeLessThanOrEqual(1);
});

/** Analyses and plans the rotation of the cast as of its day; returns the plan's id and input. */
async function planned(today: string = CAST.today) {
  const { database, rotationId, actor } = cast;
  await inTransaction(database.db, await analyseRotation(database, rotationId, actor('anna').now));
  const run = { rotationId, name: 'Plan', seed: 1, timeLimitSeconds: 20, engine: 'auto' as const };
  const doing = { now: actor('anna').now, today, by: null, jobId: null, cancelled: () => false };
  const { planId } = await inTransaction(database.db, await planRotation(database, run, doing));
  return { planId, ...(await loadPlan(database.db, planId))! };
}

/** Account 1 goes from rep 4 to rep 9 on a day, by hand. */
const moveAccount1 = (day: string): void => {
  cast.database.raw.exec(`update assignments set to_date = '${day}' where account_id = 1;
    insert into assignments (account_id, rep_id, role, from_date, origin) values (1, 9, 'owner', '${day}', 'trade')`);
};

test('an account that changed hands after the cut-off is no candidate, and stands in its new book', async () => {
  const before = (await planned('2026-01-20')).input;
  expect(before.accounts.map((account) => account.id)).toContain(1);
  moveAccount1('2026-01-16');
  const { input } = await planned('2026-01-20');
  expect(input.accounts.map((account) => account.id)).not.toContain(1);
  const accountsOf = (of: typeof input, rep: number): number => of.reps.find((r) => r.id === rep)!.accounts;
  expect([accountsOf(input, 4), accountsOf(input, 9)]).toEqual([accountsOf(before, 4) - 1, accountsOf(before, 9) + 1]);
});

test('a swap whose account has got another owner since the plan is not taken into trades', async () => {
  const { planId, plan } = await planned();
  const ids = plan.swaps.flatMap((swap) => swap.legs.map((leg) => leg.accountId));
  cast.database.raw.exec(`update assignments set to_date = '2026-01-10' where account_id = ${ids[0]}`);
  await expect(proposeTrades(cast.database, planId, [], cast.actor('anna'))).rejects.toThrow(
    `Account ${ids[0]}: the owner has changed since the plan was made.`,
  );
});

/** Account 99, a daughter of account 1 that never bought anything, of rep 4 from a day on. */
const addDaughter = (from: string, potentialCents: number | null = null): void => {
  cast.database.raw.exec(`insert into accounts (id, source, external_id, name, segment, region, industry, parent_id,
      potential_cents, potential_grade)
      values (99, 'canonical', 'A99', 'Daughter', 'Retail', 'North', 'Food', 1, ${potentialCents},
        ${potentialCents === null ? null : "'B'"});
    insert into assignments (account_id, rep_id, role, from_date, origin) values (99, 4, 'owner', '${from}', 'import')`);
};

test('a customer group moves whole: a daughter without revenue goes along', async () => {
  addDaughter('2019-01-01');
  const { input } = await planned();
  expect(input.accounts.filter((account) => account.groupId === 1)).toMatchObject([
    { id: 1, ownerId: 4 },
    { id: 99, ownerId: 4, t4qCents: 0, headroomCents: 0, potentialGrade: 'C' },
  ]);
  expect(input.reps.find((rep) => rep.id === 4)!.accounts).toBe(6);
});

test('a daughter without revenue of known potential brings it along, out of the book it stands in', async () => {
  const before = (await planned()).input;
  addDaughter('2019-01-01', 7_000_00);
  const { input } = await planned();
  const headroomOf = (of: typeof input): number => of.reps.find((rep) => rep.id === 4)!.bookHeadroomCents;
  expect(input.accounts.find((account) => account.id === 99)).toMatchObject({
    headroomCents: 7_000_00,
    potentialGrade: 'B',
  });
  expect(headroomOf(input)).toBe(headroomOf(before) + 7_000_00);
});

test('a customer group that got a member after the cut-off stays out, so that it is never split', async () => {
  addDaughter('2026-01-10');
  const { input } = await planned();
  expect(input.accounts.map((account) => account.groupId)).not.toContain(1);
});

test('what is approved in one rotation counts in the yearly limits of the next', async () => {
  const { database, rotationId, actor } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  expect((await planned()).input.reps.find((rep) => rep.id === 4)!.givenT4qCents).toBe(0);
  database.raw.prepare(`update trades set state = 'approved' where id = ?`).run(id);
  expect((await planned()).input.reps.find((rep) => rep.id === 4)!.givenT4qCents).toBe(12_000_00);
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

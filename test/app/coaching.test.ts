import { systemActor } from '../../src/app/actor';
import { analyseCurrent } from '../../src/app/analysis/analyse';
import { allCoaching } from '../../src/app/coaching/allCoaching';
import { changePlan } from '../../src/app/coaching/changePlan';
import { type NewPlan, openPlan } from '../../src/app/coaching/openPlan';
import { planProgress } from '../../src/app/coaching/planProgress';
import { watchCoaching } from '../../src/app/coaching/watchCoaching';
import { decideBook } from '../../src/app/rotations/decideBook';
import { coachFirst } from '../../src/app/rotations/suggestions';
import { consentToTrade } from '../../src/app/trades/decideTrade';
import { submitTrade } from '../../src/app/trades/submitTrade';
import { accountsNow } from '../../src/coaching/standing';
import { listPlans } from '../../src/storage/coaching/plans';
import { bookDecisions } from '../../src/storage/coaching/repDecisions';
import { inTransaction } from '../../src/storage/database';
import { insertDrawnLottery, insertPreparedLottery, lotteryOf } from '../../src/storage/trades/lotteries';
import { recordState } from '../../src/storage/trades/tradeHistory';
import { draftPair, TERMS, tradeCast } from './tradeCast';

let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
  await inTransaction(cast.database.db, await analyseCurrent(cast.database, cast.actor('anna').now));
});
afterEach(() => cast.remove());

const asked = (change: Partial<NewPlan> = {}): NewPlan => ({
  repId: 4,
  goal: { words: 'Like its market', measure: 'relativeGrowth', target: 0, reviewDate: '2027-04-01' },
  startDate: '2026-04-01',
  accounts: 'book',
  reason: 'Agreed',
  steps: [],
  ...change,
});

test('an account whose trade is agreed leaves the plan with a note, and cannot join another', async () => {
  const { database, actor, rotationId } = cast;
  const { id } = await openPlan(database, asked(), actor('anna'));
  const trade = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await submitTrade(database, trade, TERMS, actor('anna'));
  expect(accountsNow((await listPlans(database.db))[0])).toContain(1);
  await consentToTrade(database, trade, { reason: null, overrideReason: null }, actor('ben'));
  const [plan] = await listPlans(database.db);
  expect(accountsNow(plan)).toEqual([2, 3, 4, 5]);
  expect(plan.left).toMatchObject([{ accountId: 1, reason: 'Goes to another rep by trade 1, which is agreed.' }]);
  const back = { kind: 'accountReturned', accountId: 1, reason: 'Back' } as const;
  await expect(changePlan(database, id, back, actor('anna'))).rejects.toMatchObject({ code: 'coaching.accounts' });
  const picked = openPlan(database, asked({ repId: 7, accounts: [16] }), actor('ben'));
  await expect(picked).rejects.toThrow('Account 16 goes to another rep by trade 1');
});

const told = (kind: string): unknown =>
  cast.database.raw
    .prepare('select u.name from notifications n join users u on u.id = n.user_id where kind = ? order by 1')
    .pluck()
    .all(kind);

test('the rep and the manager are told when a plan begins, is to be reviewed, and has ended; once each', async () => {
  const { database, actor } = cast;
  const { id } = await openPlan(database, asked(), actor('anna'));
  expect(told('coachingOpened')).toEqual(['Cora']);
  await watchCoaching(database, systemActor('2027-03-31', '2027-03-31T09:00:00.000Z'));
  expect(told('coachingReviewDue')).toEqual([]);
  for (const day of ['2027-04-01', '2027-04-02'])
    await watchCoaching(database, systemActor(day, `${day}T09:00:00.000Z`));
  expect(told('coachingReviewDue')).toEqual(['Anna', 'Cora']);
  await changePlan(database, id, { kind: 'ended', result: 'reached', reason: 'It is' }, actor('anna', '2027-04-03'));
  expect(told('coachingEnded')).toEqual(['Cora']);
});

test('a plan ends, with the reason, when its rep has left', async () => {
  const { database, actor } = cast;
  await openPlan(database, asked(), actor('anna'));
  database.raw.exec(`update reps set end_date = '2026-06-30' where id = 4`);
  const at = async (day: string) => {
    await watchCoaching(database, systemActor(day, `${day}T09:00:00.000Z`));
    return (await listPlans(database.db))[0].end;
  };
  expect(await at('2026-06-30')).toBeNull();
  expect(await at('2026-07-01')).toMatchObject({
    result: 'stopped',
    reason: expect.stringContaining('left on 2026-06-30'),
  });
  await at('2026-07-02');
  expect(told('coachingEnded')).toEqual(['Anna', 'Cora']);
});

test('a note that is sent three times is kept once', async () => {
  const { database, actor } = cast;
  const { id } = await openPlan(database, asked(), actor('anna'));
  const note = { kind: 'noteAdded', words: 'Well begun', audience: 'everyone' } as const;
  for (let i = 0; i < 3; i++) await changePlan(database, id, note, actor('anna'), 'one showing');
  await changePlan(database, id, note, actor('anna'), 'another showing');
  expect((await listPlans(database.db))[0].notes).toHaveLength(2);
});

test('accounts drawn into the second wave of a lottery take part in no plan until their primary review', async () => {
  const { database, actor, rotationId } = cast;
  const trade = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await inTransaction(database.db, async (trx) => {
    const record = { units: [], strata: [], share: 0.5 } as never;
    const step = { rotationId, record, by: actor('anna').id, at: actor('anna').now };
    await insertPreparedLottery(trx, { ...step, firstWave: '2026-04-01', secondWave: '2026-10-01' });
    const { prepared } = await lotteryOf(trx, rotationId);
    const drawn = { seed: 1, setSize: null, heldOut: [trade], by: actor('admin').id, at: actor('anna').now };
    await insertDrawnLottery(trx, prepared!, drawn);
    await recordState(trx, trade, { state: 'held_out', at: actor('anna').now, by: null, reason: null });
  });
  const picked = openPlan(database, asked({ accounts: [1] }), actor('anna'));
  await expect(picked).rejects.toThrow(/Account 1 was drawn into the second wave of a lottery\. Until 2026-09-03 /);
  const { leftOut } = await openPlan(database, asked(), actor('anna'));
  expect(leftOut).toHaveLength(1);
  expect((await listPlans(database.db))[0].accountIds).toEqual([2, 3, 4, 5]);
});

test('a rep has one plan at a time; only the line above opens it', async () => {
  const { database, actor } = cast;
  await openPlan(database, asked(), actor('anna'));
  await expect(openPlan(database, asked(), actor('anna'))).rejects.toMatchObject({ code: 'coaching.exists' });
  for (const who of ['ben', 'admin', 'rep'] as const) {
    await expect(openPlan(database, asked({ repId: 5 }), actor(who))).rejects.toMatchObject({ kind: 'notFound' });
  }
});

test('a book is decided about with a reason; kept out, it leaves the rotation until it is decided anew', async () => {
  const { database, actor, rotationId } = cast;
  const rotation = { id: rotationId, analysisId: null };
  const decide = (decision: 'train' | 'trade', keepOut: boolean, reason = 'I know her') =>
    decideBook(database, rotationId, { repId: 4, suggested: 'trade', decision, reason, keepOut }, actor('anna'));
  await expect(decide('train', true, '')).rejects.toMatchObject({ code: 'bookDecision.reason' });
  expect(await decide('train', true)).not.toBeNull();
  expect((await bookDecisions(database.db, rotationId)).get(4)).toMatchObject({
    decision: 'train',
    suggested: 'trade',
  });
  expect(await coachFirst(database.db, rotation, [4, 5])).toEqual(['Cora Rep']);
  const standing = () => database.raw.prepare('select count(*) from exclusions where removed_at is null').pluck().get();
  expect(standing()).toBe(1);
  expect(await decide('trade', false)).not.toBeNull();
  expect(standing()).toBe(0);
  expect(await coachFirst(database.db, rotation, [4, 5])).toEqual([]);
  expect(() => database.raw.prepare(`update rep_decisions set reason = 'x'`).run()).toThrow();
});

test('a plan that began a year ago shows its accounts beside similar customers, quarter by quarter', async () => {
  const { database, actor } = cast;
  const { id } = await openPlan(database, asked(), actor('anna'));
  database.raw.prepare(`update coaching_plans set start_date = '2025-01-01' where id = ?`).run(id);
  const [plan] = await listPlans(database.db);
  const progress = (await planProgress(database, plan))!;
  expect(progress.quarters).toBe(4);
  // A month of 2025 brought $5,070, one of 2024 $5,110.
  expect(progress.growth!.since!.own).toBeCloseTo(-40 / 5110);
  expect(progress.figure).toBeCloseTo(progress.growth!.since!.own! - progress.growth!.since!.similar!);
  expect((await allCoaching(database)).effect).toMatchObject({ plans: 1, reps: 1, quarters: 4, moved: 5 });
});

test('where individual figures are off, what fewer than three coached reps did is not told', async () => {
  const { database, actor } = cast;
  await openPlan(database, asked(), actor('anna'));
  database.raw.exec(`update coaching_plans set start_date = '2025-01-01'; update company set show_rep_figures = 0`);
  expect(await allCoaching(database)).toMatchObject({ effect: null, withheld: true, begun: 1 });
});

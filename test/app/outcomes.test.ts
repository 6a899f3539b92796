import { measureOutcomes } from '../../src/app/outcomes/measure';
import { outcomesJson } from '../../src/app/outcomes/outcomesJson';
import { rotationOutcome } from '../../src/app/outcomes/rotationOutcome';
import { tradeOutcome } from '../../src/app/outcomes/tradeOutcome';
import { reviewQuarter } from '../../src/app/review/reviewQuarter';
import { quarterIndex } from '../../src/shared/calendar';
import { fillCast } from '../cast';
import { tempDatabase } from '../tempDatabase';
import { fillSwapCast, SWAPS } from './swapCast';

let database: Awaited<ReturnType<typeof tempDatabase>>;
beforeAll(async () => {
  database = await tempDatabase();
  await fillSwapCast(database);
});
afterAll(() => database.remove());

test('a swap in effect for a year: each leg and both together, against the year before', async () => {
  const measured = await tradeOutcome(database, SWAPS.year);
  // Account 2: 12 × 940.00, then 12 × 860.00; account 16: 12 × 1,160.00 both years.
  expect(measured!.outcome.legOutcomes.map(({ plain }) => [plain!.beforeCents, plain!.afterCents])).toEqual([
    [1_128_000, 1_032_000],
    [1_392_000, 1_392_000],
  ]);
  expect(measured!.outcome).toMatchObject({
    state: 'measured',
    fourQuartersBeforeCents: 2_520_000,
    plain: { changeCents: -96_000, change: -96_000 / 2_520_000 },
    window: { quarters: 4 },
  });
  expect(measured!.legs.map((leg) => [leg.accountName, leg.fromRep, leg.toRep])).toEqual([
    ['Account 2', 'Cora Rep', 'Finn Rep'],
    ['Account 16', 'Finn Rep', 'Cora Rep'],
  ]);
});

test('beside it the candidates of the rotation that no trade of it moved', async () => {
  const measured = await tradeOutcome(database, SWAPS.year);
  // Candidates 1 (12 × 1,010.00 both years) and 5 (12 × 970.00, then 890.00); 2 and 16 were swapped.
  expect(measured!.outcome.notSwapped).toEqual({
    accounts: 2,
    pooled: { beforeCents: 2_376_000, afterCents: 2_280_000, changeCents: -96_000, change: -96_000 / 2_376_000 },
    medianChange: expect.closeTo(-96_000 / 1_164_000 / 2, 12),
  });
});

test('an undone swap counts until the last quarter that was over before the undo', async () => {
  const measured = await tradeOutcome(database, SWAPS.undone);
  expect(measured!.outcome).toMatchObject({ state: 'measured', endedBy: 'undo', window: { quarters: 2 } });
});

test('the trade that undoes is no swap of its own, and what never took effect has no outcome', async () => {
  expect(await tradeOutcome(database, 'swap-undoing')).toBeNull();
  expect(await tradeOutcome(database, SWAPS.announced)).toBeNull();
  await expect(tradeOutcome(database, 'nothing')).rejects.toMatchObject({ code: 'trade.notFound' });
});

test('a rotation has its trades by the quarters compared, and adds them up to the cent', async () => {
  const measured = await rotationOutcome(database, 'rotation-2025');
  const [rotation] = measured!.changes.rotations;
  expect(rotation).toMatchObject({ trades: 3, undoneTrades: 1, legs: 6 });
  expect(rotation.windows.map(({ window }) => window.quarters)).toEqual([2, 4, 1]);
  // 2025-Q4 against 2024-Q4: account 3 3 × 1,150.00 → 3 × 1,270.00, account 21 3 × 1,330.00 → 3 × 1,450.00.
  expect(rotation.windows[2].plain).toMatchObject({ beforeCents: 744_000, afterCents: 816_000 });
  const legs = rotation.windows.flatMap((w) => w.trades.flatMap((t) => t.legOutcomes.map((o) => o.plain!.afterCents)));
  expect(legs.reduce((sum, cents) => sum + cents, 0)).toBe(rotation.plain!.afterCents);
  await expect(rotationOutcome(database, 'nothing')).rejects.toMatchObject({ code: 'rotation.notFound' });
});

test('seen from a past quarter, later swaps and later undoing are not known yet', async () => {
  const measured = await measureOutcomes(database, { asOf: quarterIndex('2025-Q1') });
  const trades = measured!.changes.rotations.flatMap((r) => r.windows.flatMap((w) => w.trades));
  expect(trades.map((t) => [t.tradeId, t.endedBy, t.window.quarters]).sort()).toEqual([
    [SWAPS.undone, null, 1],
    [SWAPS.year, null, 1],
  ]);
});

test('a quarter before any swap took effect has nothing to review; the one at whose end it did says too early', async () => {
  expect((await reviewQuarter(database, '2024-Q2')).review.totals.trades).toBe(0);
  const { review } = await reviewQuarter(database, '2024-Q4');
  expect(review.totals).toMatchObject({ trades: 2, plain: null, byState: { tooEarly: 4 } });
});

test('the review refuses what is no quarter and what is not complete', async () => {
  await expect(reviewQuarter(database, '2025')).rejects.toMatchObject({ code: 'review.badQuarter' });
  await expect(reviewQuarter(database, '2026-Q1')).rejects.toMatchObject({
    code: 'review.incompleteQuarter',
    message: '2026-Q1 is not complete in the data. The last complete quarter is 2025-Q4.',
  });
});

test('only trades that the reader may see count, and those whole', async () => {
  const measured = await measureOutcomes(database, { seesRep: (repId) => repId === 7 });
  expect(measured!.legs.map((leg) => [leg.tradeId, leg.accountId])).toEqual([
    [SWAPS.year, 2],
    [SWAPS.year, 16],
  ]);
});

test('the JSON names accounts by their external ids', async () => {
  const json = outcomesJson((await measureOutcomes(database))!);
  expect(json).toMatchObject({
    asOf: '2025-Q4',
    rotations: [
      { rotation: 'Winter <2025>', trades: expect.arrayContaining([expect.objectContaining({ number: 1 })]) },
    ],
  });
  expect(JSON.stringify(json)).toContain('"accountId":"A16"');
});

test('the figures follow the data as soon as its version moves on', async () => {
  const own = await tempDatabase();
  await fillSwapCast(own);
  const after = async () => (await tradeOutcome(own, SWAPS.year))!.outcome.plain!.afterCents;
  const before = await after();
  own.raw
    .prepare("update revenue set amount_cents = amount_cents + 100 where account_id = 2 and month = '2025-05'")
    .run();
  own.raw.prepare('update company set data_version = data_version + 1').run();
  expect(await after()).toBe(before + 100);
  await own.remove();
});

test('without revenue there is nothing to measure; with revenue and no swap the review says so', async () => {
  const empty = await tempDatabase();
  expect(await measureOutcomes(empty)).toBeNull();
  await expect(reviewQuarter(empty)).rejects.toMatchObject({ code: 'review.noRevenue' });
  fillCast(empty);
  const { review } = await reviewQuarter(empty);
  expect(review.sentences).toEqual(['No swap has taken effect yet.']);
  await empty.remove();
});

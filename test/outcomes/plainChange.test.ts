import { plainChanges } from '../../src/outcomes/plainChange';
import { quarterIndex } from '../../src/shared/calendar';
import { leg, panel } from './panel';

// 2023-Q1 … 2024-Q2: four quarters before, two after 2024-01-01.
const revenue = panel('2023-Q1', {
  1: [100, 200, 300, 400, 90, 260],
  2: [50, 50, 50, 50, 60, 60],
  3: [10, 20, 30, 40, 20, 40],
  4: [100, 100, 100, 100, 80, 80],
  5: [0, 0, 70, 0, 30, 0],
});
const measure = (legs: ReturnType<typeof leg>[], asOf = '2024-Q2', fiscalYearStartMonth = 1) =>
  plainChanges({
    revenue,
    asOf: quarterIndex(asOf),
    fiscalYearStartMonth,
    legs,
    notSwapped: [{ rotationId: 'R', accountIds: [3, 4, 5] }],
  });

test('two quarters after are compared with the same two quarters a year earlier', () => {
  const [rotation] = measure([leg(1), leg(2)]).rotations;
  const [trade] = rotation.windows[0].trades;
  expect(trade.legOutcomes.map((o) => o.plain)).toEqual([
    { beforeCents: 300, afterCents: 350, changeCents: 50, change: 50 / 300 },
    { beforeCents: 100, afterCents: 120, changeCents: 20, change: 0.2 },
  ]);
  expect(trade.plain).toEqual({ beforeCents: 400, afterCents: 470, changeCents: 70, change: 0.175 });
  expect(trade.fourQuartersBeforeCents).toBe(1200);
  expect(trade.window).toMatchObject({ effectiveQuarter: quarterIndex('2024-Q1'), quarters: 2 });
});

test('beside it stands what the candidates that were not swapped did over the same quarters', () => {
  const [rotation] = measure([leg(1), leg(2)]).rotations;
  // Before 10+20, 100+100, 0+0; after 20+40, 80+80, 30+0. Changes +100 %, −20 %; the third had nothing before.
  expect(rotation.notSwapped).toEqual({
    accounts: 3,
    pooled: { beforeCents: 230, afterCents: 250, changeCents: 20, change: 20 / 230 },
    medianChange: expect.closeTo(0.4, 12),
  });
});

test('without a complete quarter after it is too early, and no number is made up', () => {
  const result = measure([leg(1), leg(2)], '2023-Q4');
  expect(result.byState).toEqual({ measured: 0, tooEarly: 2, endedEarly: 0, noYearBefore: 0 });
  expect(result.plain).toBeNull();
  expect(result.rotations[0].notSwapped).toBeNull();
  expect(result.fourQuartersBeforeCents).toBe(1200);
});

test('a date within a quarter: that quarter counts neither before nor after', () => {
  const [rotation] = measure([leg(1, { effectiveDate: '2024-02-15' })]).rotations;
  const [trade] = rotation.windows[0].trades;
  expect(trade.window).toMatchObject({ effectiveQuarter: quarterIndex('2024-Q2'), quarters: 1 });
  expect(trade.plain).toMatchObject({ beforeCents: 200, afterCents: 260 });
  // 2023-Q1 … Q4: 2024-Q1 had two owners.
  expect(trade.fourQuartersBeforeCents).toBe(1000);
});

test('a whole year after a date within a quarter is compared with the last whole year before it', () => {
  const whole = panel('2022-Q4', { 1: [7, 10, 20, 30, 40, 99, 11, 22, 33, 44] });
  const input = { revenue: whole, fiscalYearStartMonth: 1, legs: [leg(1, { effectiveDate: '2024-02-15' })] };
  const [rotation] = plainChanges({ ...input, asOf: quarterIndex('2025-Q1'), notSwapped: [] }).rotations;
  // After: 2024-Q2 … 2025-Q1; before: 2023-Q1 … Q4; 2024-Q1 (99) in neither.
  expect(rotation.plain).toMatchObject({ afterCents: 110, beforeCents: 100 });
  const short = panel('2023-Q2', { 1: [20, 30, 40, 99, 11] });
  const early = plainChanges({ ...input, revenue: short, asOf: quarterIndex('2024-Q2'), notSwapped: [] });
  expect(early.byState.noYearBefore).toBe(1);
});

test('the effective quarter follows the fiscal year', () => {
  const [rotation] = measure([leg(1, { effectiveDate: '2023-11-01' })], '2024-Q2', 2).rotations;
  // With a fiscal year from February, 2023-11-01 begins fiscal 2024-Q4.
  expect(rotation.windows[0].window).toMatchObject({ effectiveQuarter: quarterIndex('2024-Q4'), quarters: 0 });
});

test('an undone trade is cut at the undo and counted', () => {
  const undone = { heldUntil: '2024-05-10', endedBy: 'undo' as const };
  const result = measure([leg(1, undone), leg(2, undone)]);
  expect(result).toMatchObject({ trades: 1, undoneTrades: 1 });
  expect(result.plain).toMatchObject({ beforeCents: 150, afterCents: 150 });
  const atOnce = measure([leg(1, { heldUntil: '2024-03-01', endedBy: 'undo' })]);
  expect(atOnce.byState.endedEarly).toBe(1);
  expect(atOnce.undoneTrades).toBe(1);
});

test('when one account moved on, the whole exchange is compared while it held', () => {
  const result = measure([leg(1), leg(2, { heldUntil: '2024-04-01', endedBy: 'laterTrade' })]);
  expect(result.plain).toMatchObject({ beforeCents: 150, afterCents: 150 });
  expect(result.undoneTrades).toBe(0);
});

test('data that begins within the year before cannot be compared', () => {
  const result = measure([leg(1, { effectiveDate: '2023-10-01' })]);
  expect(result.byState.noYearBefore).toBe(1);
  expect(result.plain).toBeNull();
});

test('from the fifth quarter on, the same four quarters are the season again', () => {
  const six = panel('2023-Q1', { 1: [1, 2, 3, 4, 10, 20, 30, 40, 50, 60] });
  const result = plainChanges({
    revenue: six,
    asOf: quarterIndex('2025-Q2'),
    fiscalYearStartMonth: 1,
    legs: [leg(1)],
    notSwapped: [],
  });
  expect(result.plain).toMatchObject({ beforeCents: 1 + 2 + 3 + 4 + 1 + 2, afterCents: 210 });
  expect(result.rotations[0].notSwapped).toBeNull();
});

test('nothing before gives a change in money and none in percent; an account without any revenue counts as zero', () => {
  const result = measure([leg(5), leg(99, { tradeId: 'T2' })]);
  const plain = result.rotations[0].windows[0].trades.map((t) => t.plain);
  expect(plain).toEqual([
    { beforeCents: 0, afterCents: 30, changeCents: 30, change: null },
    { beforeCents: 0, afterCents: 0, changeCents: 0, change: null },
  ]);
});

test('trades of a rotation with different quarters get a window each, and no common comparison', () => {
  const [rotation] = measure([leg(1), leg(2, { tradeId: 'T2', effectiveDate: '2024-04-01' })]).rotations;
  expect(rotation.windows.map((w) => [w.window.quarters, w.notSwapped?.pooled.beforeCents])).toEqual([
    [2, 230],
    [1, 120],
  ]);
  expect(rotation.notSwapped).toBeNull();
});

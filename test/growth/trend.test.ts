import { seasonalIndex } from '../../src/growth/seasonality';
import { accountsOf, steady } from './inputs';
import { reasonsOf } from './telling';

const SEASON = [0.8, 1.2, 0.6, 1.4];
const seasonal = (level: (quarter: number) => number, quarters = 12): number[] =>
  Array.from({ length: quarters }, (_, i) => level(i) * SEASON[i % 4]);

test('a level with seasons gives back the seasons', () => {
  expect([...seasonalIndex(seasonal(() => 100))!].map((index) => Math.round(index * 1e9) / 1e9)).toEqual(SEASON);
});

test('no seasons where sums are missing or negative', () => {
  expect(seasonalIndex(steady(0, 12))).toBeNull();
  expect(seasonalIndex([5, 5, -9, 5, 5, 5, -9, 5])).toBeNull();
});

test('the trend is what is left when the peers’ seasons are taken out', () => {
  const sales = {
    1: seasonal((i) => 100 + 5 * i),
    2: seasonal(() => 500),
    3: seasonal(() => 700),
    4: seasonal(() => 900),
    5: seasonal(() => 900),
  };
  const found = accountsOf({ sales });
  // Mean 127.5 a quarter, 5 more each: 20 a year of 127.5, and eleven of eleven steps up.
  expect(found.get(1)!.trend!.slopePerYear).toBeCloseTo(20 / 127.5, 3);
  expect(found.get(1)!.trend!.p).toBeLessThan(0.001);
  expect(found.get(2)!.volatility).toBeLessThan(0.05);
  expect(reasonsOf(found.get(1)!).join()).toContain('a clear trend of +16');
});

test('below eight quarters there is neither trend nor volatility, and such an account makes no season', () => {
  const found = accountsOf({ sales: { 1: steady(10, 7), 2: steady(10), 3: steady(10), 4: steady(10) } });
  expect(found.get(1)).toMatchObject({ trend: null, volatility: null });
  expect(found.get(2)).toMatchObject({ trend: { slopePerYear: 0, p: 1 }, volatility: 0 });
});

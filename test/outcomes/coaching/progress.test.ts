import { newCategories } from '../../../src/outcomes/coaching/newCategories';
import { beyondSimilar, progressOf } from '../../../src/outcomes/coaching/progress';
import type { MeasuredMember, MeasuredStack } from '../../../src/outcomes/effect/types';

/** A member that brings these ratios from quarter 0 on. */
function member(accountId: number, moved: boolean, ratios: number[]): MeasuredMember {
  return {
    member: {
      accountId,
      tradeId: moved ? 'plan' : null,
      repIds: [accountId],
      propensity: null,
      segment: 'a',
      sizeTercile: '1',
      countsThrough: null,
      laterChances: [],
    },
    moved,
    baselineCents: 1000,
    growthBefore: null,
    lastHalf: 0,
    belowBest: 0,
    ratio: (quarter) => ratios[quarter] ?? 0,
    covariates: Float64Array.of(1),
  };
}

const stack = { id: 's', rotationId: 's', effectiveQuarter: 8, lastBefore: 7, lastUntouched: 99, members: [] };
const year = (level: number): number[] => [level, level, level, level];

test('the growth of a plan stands beside that of similar customers, before and since', () => {
  const measured: MeasuredStack = {
    stack,
    members: [
      member(1, true, [...year(1.25), ...year(1), 1.1, 1.2]),
      member(2, false, [...year(0.8), ...year(1), 1.04, 1.06]),
    ],
    withoutBaseline: { moved: 0, controls: 0 },
  };
  const progress = progressOf(measured, 9, 0)!;
  expect(beyondSimilar(progress.before)).toBeCloseTo(-0.2 - 0.25);
  expect(progress.since!.own).toBeCloseTo(0.15);
  expect(progress.since!.similar).toBeCloseTo(0.05);
  expect(progress.quarters.map((q) => [q.quarter, q.under])).toEqual([
    [4, false],
    [5, false],
    [6, false],
    [7, false],
    [8, true],
    [9, true],
  ]);
  expect(progressOf(measured, 7, 0)!.since).toBeNull();
});

test('from the fifth quarter on the year before the start is used again', () => {
  const measured: MeasuredStack = {
    stack,
    members: [
      member(1, true, [...year(1), ...year(1), ...year(2), 3]),
      member(2, false, year(1).concat(year(1), year(1), 1)),
    ],
    withoutBaseline: { moved: 0, controls: 0 },
  };
  expect(progressOf(measured, 12, 0)!.since).toEqual({ own: 11 / 5 - 1, similar: 0 });
});

test('a category counts as new from the first quarter in which it is bought again after two years', () => {
  const revenue = new Map([
    [
      1,
      new Map([
        [7, new Map([[5, 100]])],
        [
          8,
          new Map([
            [9, 100],
            [10, 50],
          ]),
        ],
      ]),
    ],
    [
      2,
      new Map([
        [8, new Map([[8, 10]])],
        [9, new Map([[9, -5]])],
      ]),
    ],
  ]);
  const of = (id: number) => revenue.get(id)!;
  expect(newCategories([1, 2], { of }, { start: 8, lastBefore: 7, asOf: 10 })).toEqual([1, 2, 2]);
});

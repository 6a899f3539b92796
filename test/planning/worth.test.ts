import { UNKNOWN } from '../../src/accounts/types';
import { averageFit } from '../../src/planning/worth/averageFit';
import { fitOf, fitWithOwner } from '../../src/planning/worth/fit';
import { gainOf } from '../../src/planning/worth/gain';
import { lossOf } from '../../src/planning/worth/loss';
import { expectedOwnerCapture } from '../../src/planning/worth/ownerCapture';
import { relativeFit } from '../../src/planning/worth/relativeFit';
import { account, rep } from './company';

const retailer = { industry: 'Retail', segment: 'Small', region: 'West', sizeTercile: '1' };

describe('fit', () => {
  const taker = rep(1, {
    bookT4qCents: 1_000,
    bookByAttribute: {
      industry: { Retail: 500 },
      segment: { Small: 1_000 },
      region: { East: 1_000 },
      sizeTercile: { 1: 100 },
    },
  });

  test('is the mean over the known attributes of the share of the book that is alike', () => {
    expect(fitOf(retailer, taker)).toBeCloseTo((0.5 + 1 + 0 + 0.1) / 4, 12);
    expect(fitOf({ ...retailer, industry: UNKNOWN }, taker)).toBeCloseTo((1 + 0 + 0.1) / 3, 12);
  });

  test('is unknown when nothing is known, and none with an empty book', () => {
    const nothing = { industry: UNKNOWN, segment: UNKNOWN, region: UNKNOWN, sizeTercile: UNKNOWN };
    expect(fitOf(nothing, taker)).toBeNull();
    expect(fitOf(retailer, rep(2, { bookT4qCents: 0 }))).toBe(0);
  });

  test('with the owner leaves the account itself out of the book', () => {
    const own = account(7, 1, { t4qCents: 500, attributes: retailer });
    expect(fitWithOwner(own, taker)).toBeCloseTo((0 + 1 + 0 + 0) / 4, 12);
  });

  test('averages over active, compatible reps other than the owner', () => {
    const reps = [
      rep(1),
      rep(2),
      rep(3, { active: false }),
      rep(4, { bookByAttribute: { ...rep(4).bookByAttribute, region: { East: 100_000 } } }),
    ];
    expect(averageFit([account(7, 1)], reps, 'servesRegion')).toBe(1);
    expect(averageFit([account(7, 1)], reps, 'any')).toBeCloseTo((1 + 0.75) / 2, 12);
    expect(averageFit([], reps, 'any')).toBe(0);
  });

  test('relative to the average is at most 2, and 1 where either is unknown', () => {
    expect(relativeFit(0.6, 0.5)).toBeCloseTo(1.2, 12);
    expect(relativeFit(0.9, 0.3)).toBe(2);
    expect(relativeFit(null, 0.3)).toBe(1);
    expect(relativeFit(0.3, 0)).toBe(1);
  });
});

describe('capture by the present owner', () => {
  test('weighs what was seen by its years and the belief as two years', () => {
    expect(expectedOwnerCapture({ years: 4, rate: 0 }, 0.1, 1)).toBeCloseTo(0.2 / 6, 12);
    expect(expectedOwnerCapture({ years: 2, rate: 0.05 }, 0.1, 0.5)).toBeCloseTo((0.1 + 0.1) / 4, 12);
    expect(expectedOwnerCapture({ years: 8, rate: -0.5 }, 0.1, 1)).toBe(0);
  });
});

describe('gain', () => {
  const given = { t4qCents: 10_000, headroomCents: 30_000, potentialGrade: 'A' as const };

  test('is the headroom that the taker wins beyond the owner', () => {
    expect(gainOf(given, 0.1, 1, 0.04)).toBeCloseTo(1_800, 9);
    expect(gainOf(given, 0.1, 0.2, 0.04)).toBeCloseTo(-600, 9);
  });

  test('counts half where the potential is estimated, and is at most half of T4Q', () => {
    expect(gainOf({ ...given, potentialGrade: 'C' }, 0.1, 1, 0.04)).toBeCloseTo(900, 9);
    expect(gainOf({ ...given, headroomCents: 900_000 }, 0.1, 1, 0)).toBe(5_000);
  });
});

describe('loss', () => {
  test('is δ of T4Q at average fit, 60 % of it at a perfect one, at most 140 %', () => {
    expect(lossOf(10_000, 0.06, 0.5, 0.5)).toBeCloseTo(600, 9);
    expect(lossOf(10_000, 0.06, 1, 0.5)).toBeCloseTo(360, 9);
    expect(lossOf(10_000, 0.06, 0, 0.5)).toBeCloseTo(840, 9);
    expect(lossOf(10_000, 0.06, 0.25, 0.5)).toBeCloseTo(720, 9);
    expect(lossOf(10_000, 0.06, null, 0.5)).toBeCloseTo(600, 9);
    expect(lossOf(10_000, 0.06, 1, 1)).toBeCloseTo(600, 9);
  });
});

test('with the defaults, a flat account four years with its owner pays from a headroom of about 0.9 of its revenue', () => {
  const expected = (headroomCents: number): number => {
    const capture = expectedOwnerCapture({ years: 4, rate: 0 }, 0.1, 1);
    const flat = { t4qCents: 100_000, headroomCents, potentialGrade: 'B' as const };
    return gainOf(flat, 0.1, 1, capture) - lossOf(100_000, 0.06, 0.4, 0.4);
  };
  expect(expected(85_000)).toBeLessThan(0);
  expect(expected(95_000)).toBeGreaterThan(0);
});

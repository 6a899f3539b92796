import fc from 'fast-check';
import { categoryTotals } from '../../src/app/accounts/categoryTotals';
import { quarterSeries } from '../../src/app/accounts/quarterSeries';
import { standingOf, teamStandings } from '../../src/app/dashboard/standing';
import { repQuarters } from '../../src/app/reps/quotaRecord';
import type { AccountState } from '../../src/growth/types';
import { quarterIndex } from '../../src/shared/calendar';
import type { Spell } from '../../src/storage/accounts/accountPages';
import type { BookPart } from '../../src/storage/analyses/dashboardPages';

const part = (ownerId: number | null, state: AccountState, t4qCents: number): BookPart => ({
  ownerId,
  state,
  accounts: 1,
  candidates: 0,
  t4qCents,
});

describe('how books stand', () => {
  test('half of what does not grow rests on the fewest reps who reach it', () => {
    const parts = [part(1, 'flat', 60), part(2, 'declining', 30), part(3, 'lagging', 30), part(4, 'growing', 500)];
    const standing = standingOf(parts);
    expect([standing.t4qCents, standing.notGrowingCents]).toEqual([620, 120]);
    expect([standing.carriers, standing.reps]).toEqual([1, 4]);
    expect(standingOf([...parts, part(2, 'flat', 1)]).carriers).toBe(2);
  });

  test('accounts of nobody count, but carry nothing; growth alone needs no carrier', () => {
    expect(standingOf([part(null, 'flat', 10)])).toMatchObject({ notGrowingCents: 10, carriers: 0, reps: 0 });
    expect(standingOf([part(1, 'growing', 10)]).carriers).toBe(0);
  });

  test('teams are those of direct managers, and one team alone is none', () => {
    const reps = [
      { id: 1, name: 'Zoe', managerId: null },
      { id: 2, name: 'Abe', managerId: null },
      { id: 3, name: 'C', managerId: 1 },
      { id: 4, name: 'D', managerId: 2 },
    ];
    const both = teamStandings([part(3, 'flat', 5), part(4, 'growing', 7), part(null, 'flat', 9)], reps);
    expect(both.map(({ name, standing }) => [name, standing.t4qCents])).toEqual([
      ['Abe', 7],
      ['Zoe', 5],
    ]);
    expect(teamStandings([part(3, 'flat', 5)], reps)).toEqual([]);
  });

  test('states add up to the whole, whatever the books', () => {
    const anyPart = fc.record({
      ownerId: fc.option(fc.integer({ min: 1, max: 6 })),
      state: fc.constantFrom<AccountState>('new', 'lapsed', 'declining', 'flat', 'lagging', 'growing'),
      accounts: fc.integer({ min: 1, max: 9 }),
      candidates: fc.constant(0),
      t4qCents: fc.integer({ min: 0, max: 1e12 }),
    });
    fc.assert(
      fc.property(fc.array(anyPart), (parts) => {
        const standing = standingOf(parts);
        const sum = (pick: (s: (typeof standing.byState)[number]) => number) =>
          standing.byState.reduce((total, state) => total + pick(state), 0);
        expect(sum((state) => state.t4qCents)).toBe(standing.t4qCents);
        expect(sum((state) => state.accounts)).toBe(standing.accounts);
        expect(standing.carriers).toBeLessThanOrEqual(standing.reps);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

describe('an account by quarter', () => {
  const spell = (repName: string, from: string, to: string | null, trade: number | null = null): Spell => ({
    repId: 1,
    repName,
    role: 'owner',
    from,
    to,
    origin: trade === null ? 'import' : 'trade',
    startKnown: true,
    trade: trade === null ? null : { id: `t${trade}`, number: trade },
  });
  const months = [
    { month: '2024-12', categoryId: 1, category: 'Bolts', cents: 100 },
    { month: '2025-02', categoryId: 1, category: 'Bolts', cents: 20 },
    { month: '2025-02', categoryId: 2, category: 'Nuts', cents: 3 },
    { month: '2025-10', categoryId: 2, category: 'Nuts', cents: 7 },
  ];

  test('the quarters run from the first revenue to the as-of quarter; later ones are left out', () => {
    const series = quarterSeries(months, [], quarterIndex('2025-Q3'), 1);
    expect(series.quarters.map(({ quarter, cents }) => `${quarter} ${cents}`)).toEqual([
      '2024-Q4 100',
      '2025-Q1 23',
      '2025-Q2 0',
      '2025-Q3 0',
    ]);
  });

  test('a quarter belongs to the owner on its last day; trades stand where they began, also right after the end', () => {
    const spells = [
      spell('Ben', '2025-10-01', null, 9),
      spell('Ann', '2025-03-31', '2025-10-01', 4),
      spell('Old', '2019-01-01', '2025-03-01'),
    ];
    const series = quarterSeries(months, spells, quarterIndex('2025-Q3'), 1);
    expect(series.owners).toEqual([
      { name: 'Old', from: 0, to: 1 },
      { name: 'Ann', from: 1, to: 4 },
    ]);
    expect(series.trades).toEqual([
      { at: 1, number: 4 },
      { at: 4, number: 9 },
    ]);
  });

  test('a fiscal year may begin in February', () => {
    const series = quarterSeries(months, [], quarterIndex('2025-Q4'), 2);
    expect(series.quarters[0]).toEqual({ quarter: '2025-Q4', cents: 100 });
  });

  test('categories are compared over four quarters, largest first', () => {
    expect(categoryTotals(months, quarterIndex('2025-Q4'), 1)).toEqual([
      { category: 'Bolts', t4qCents: 20, priorCents: 100, growth: -0.8 },
      { category: 'Nuts', t4qCents: 10, priorCents: 0, growth: null },
    ]);
  });
});

test('a rep’s quarters carry the quota where there was one', () => {
  const months = [
    { month: '2025-05', cents: 10 },
    { month: '2025-12', cents: 4 },
  ];
  const quarters = repQuarters(months, [{ quarter: '2025-Q4', amountCents: 9 }], quarterIndex('2025-Q4'), 1);
  expect(quarters).toEqual([
    { quarter: '2025-Q2', cents: 10, quotaCents: null },
    { quarter: '2025-Q3', cents: 0, quotaCents: null },
    { quarter: '2025-Q4', cents: 4, quotaCents: 9 },
  ]);
  expect(repQuarters([], [], quarterIndex('2025-Q4'), 1)).toEqual([]);
});

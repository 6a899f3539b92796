import fc from 'fast-check';
import { plainChanges } from '../../src/outcomes/plainChange';
import type { LegInEffect, OutcomeSum } from '../../src/outcomes/types';
import { quarterIndex } from '../../src/shared/calendar';
import { leg, panel } from './panel';

const row = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000_000_000 }), { minLength: 12, maxLength: 12 });
const day = fc.constantFrom('2023-01-01', '2023-02-03', '2023-07-01', '2024-01-01', '2024-10-01', '2025-01-01');
const trade = fc.record({ rotation: fc.integer({ min: 0, max: 2 }), effective: day, undone: fc.option(day) });

/** Trades of two legs each, all on different accounts. */
const company = fc.record({
  rows: fc.array(row, { minLength: 16, maxLength: 16 }),
  trades: fc.array(trade, { maxLength: 8 }),
});

function legsOf(trades: readonly { rotation: number; effective: string; undone: string | null }[]): LegInEffect[] {
  return trades.flatMap(({ rotation, effective, undone }, n) =>
    [2 * n, 2 * n + 1].map((accountId) =>
      leg(accountId, {
        rotationId: `R${rotation}`,
        tradeId: `T${n}`,
        effectiveDate: effective,
        heldUntil: undone !== null && undone > effective ? undone : null,
        endedBy: undone !== null && undone > effective ? 'undo' : null,
      }),
    ),
  );
}

function run(rows: number[][], legs: LegInEffect[]) {
  return plainChanges({
    revenue: panel('2022-Q1', { ...rows }),
    asOf: quarterIndex('2024-Q4'),
    fiscalYearStartMonth: 1,
    legs,
    notSwapped: [{ rotationId: 'R0', accountIds: [14, 15] }],
  });
}

const money = (sums: readonly OutcomeSum[]) => ({
  legs: sums.reduce((n, s) => n + s.legs, 0),
  four: sums.reduce((n, s) => n + s.fourQuartersBeforeCents, 0),
  before: sums.reduce((n, s) => n + (s.plain?.beforeCents ?? 0), 0),
  after: sums.reduce((n, s) => n + (s.plain?.afterCents ?? 0), 0),
  change: sums.reduce((n, s) => n + (s.plain?.changeCents ?? 0), 0),
});

test('legs add up to trades, windows, rotations and the total, to the minor unit', () => {
  fc.assert(
    fc.property(company, ({ rows, trades }) => {
      const result = run(rows, legsOf(trades));
      const windows = result.rotations.flatMap((r) => r.windows);
      const outcomes = windows.flatMap((w) => w.trades);
      const legs = outcomes.flatMap((t) => t.legOutcomes).map((o) => ({ ...o, legs: 1 }) as unknown as OutcomeSum);
      for (const level of [result.rotations, windows, outcomes, legs]) expect(money(level)).toEqual(money([result]));
      expect(result.legs).toBe(2 * trades.length);
    }),
    { seed: 11, numRuns: 200 },
  );
});

test('the order of the legs changes nothing, and no number is ever NaN', () => {
  fc.assert(
    fc.property(company, ({ rows, trades }) => {
      const legs = legsOf(trades);
      const forward = run(rows, legs);
      expect(money([run(rows, [...legs].reverse())])).toEqual(money([forward]));
      expect(JSON.stringify(forward, (_, v) => (Number.isNaN(v) ? 'NaN' : v))).not.toContain('NaN');
    }),
    { seed: 12, numRuns: 100 },
  );
});

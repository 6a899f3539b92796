import fc from 'fast-check';
import { quarterIndex } from '../../../src/shared/calendar';
import { creditGate } from '../../../src/trades/credit/gate';
import { heldHarmless, type QuotaSide } from '../../../src/trades/credit/heldHarmless';
import { type CreditTerms, dealsUntil, doubleUntil, lastDayOfMonths } from '../../../src/trades/credit/terms';
import { creditSentences, ownCredit, ownQuota } from '../../../src/trades/credit/words';

const ABOUT = { currency: 'USD', locale: 'en-US', effectiveDate: '2026-04-01', cutOff: '2025-12-31' };
const FIRST = quarterIndex('2026-Q2');
const side = (given: number, got: number): QuotaSide => ({
  repId: 4,
  givenCents: given,
  gotCents: got,
  bookCents: 1_000_000,
  quotas: [
    { quarter: '2026-Q3', amountCents: 300_000 },
    { quarter: '2026-Q1', amountCents: 250_000 },
  ],
});

test.each([
  ['2026-04-01', 3, '2026-06-30'],
  ['2026-04-01', 12, '2027-03-31'],
  ['2025-11-30', 3, '2026-02-28'],
  ['2026-01-15', 1, '2026-02-14'],
])('from %s %i months last until %s', (from, months, until) => {
  expect(lastDayOfMonths(from, months)).toBe(until);
});

test('quotas follow the share of the book that moved, quarter by quarter, from the newest quota known', () => {
  // Got 20,000 more than given of a book of 1,000,000: 2% of each quota.
  expect(heldHarmless([side(60_000, 80_000)], FIRST).map((q) => [q.quarter, q.changeCents, q.from?.quarter])).toEqual([
    ['2026-Q2', 5_000, '2026-Q1'],
    ['2026-Q3', 6_000, '2026-Q3'],
    ['2026-Q4', 6_000, '2026-Q3'],
    ['2027-Q1', 6_000, '2026-Q3'],
  ]);
  expect(heldHarmless([{ ...side(60_000, 80_000), quotas: [] }], FIRST)).toEqual([]);
  expect(heldHarmless([{ ...side(60_000, 80_000), bookCents: null }], FIRST)).toEqual([]);
});

test('giving and getting the same changes no quota; the other way round is the same with the other sign', () => {
  const amount = fc.integer({ min: 0, max: 10 ** 12 });
  fc.assert(
    fc.property(amount, amount, (given, got) => {
      const change = (a: number, b: number) => heldHarmless([side(a, b)], FIRST).map((q) => q.changeCents);
      expect(change(given, given)).toEqual([0, 0, 0, 0]);
      expect(change(given, got)).toEqual(change(got, given).map((cents) => (cents === 0 ? 0 : -cents)));
    }),
  );
});

test('the terms say who is credited until when, and what it means for each rep', () => {
  const terms: CreditTerms = {
    template: null,
    deals: { rule: 'split', months: 3, formerPercent: 60 },
    doubleMonths: 2,
    quotaRule: 'harmless',
    quotas: [{ repId: 4, quarter: '2026-Q2', changeCents: 120_000, from: null }],
  };
  expect(creditSentences(terms, ABOUT, new Map([[4, 'Cora']])).map((s) => s.replace(/\u00a0/g, ' '))).toEqual([
    'Deals opened by Dec 31, 2025, the data cut-off, are split until Jun 30, 2026: 60% to the former rep, 40% to the new one.',
    'For 2 months, until May 31, 2026, new revenue counts for both reps.',
    'Quotas over four quarters: Cora +$1.2K, so that nobody gains or loses by the exchange itself.',
  ]);
  const stay: CreditTerms = { ...terms, deals: { rule: 'stay', months: 3 }, doubleMonths: 0, quotas: [] };
  expect(ownCredit(stay, ABOUT, { gives: true, gets: false })).toEqual([
    'Open deals of what leaves you stay credited to you until Jun 30, 2026.',
  ]);
  expect([dealsUntil(stay, '2026-04-01'), doubleUntil(stay, '2026-04-01')]).toEqual(['2026-06-30', null]);
});

test('quota changes of several trades are one sentence with its parts', () => {
  const told = (...changes: number[]): string => ownQuota(changes, ABOUT).replace(/\u00a0/g, ' ');
  expect(told(0, 0)).toBe('Your quota does not change.');
  expect(told(930_000)).toBe('Your quota changes by +$9.3K over four quarters.');
  expect(told(930_000, 0, 460_000)).toBe('Your quota changes by +$14K over four quarters: +$9.3K and +$4.6K.');
  expect(told(100_000, -100_000)).toBe('Your quota does not change: +$1K and −$1K.');
});

test('terms are free until somebody else agrees, then a change takes consent, and ended trades keep theirs', () => {
  expect([creditGate('draft', false), creditGate('submitted', false)]).toEqual(['free', 'free']);
  expect([creditGate('submitted', true), creditGate('scheduled', true), creditGate('in_effect', true)]).toEqual(
    Array(3).fill('consent'),
  );
  expect([creditGate('withdrawn', false), creditGate('reversed', true)]).toEqual(['closed', 'closed']);
});

import { plainChanges } from '../../src/outcomes/plainChange';
import type { LegInEffect } from '../../src/outcomes/types';
import { plainText } from '../../src/reviews/plainText';
import { quarterlyReview } from '../../src/reviews/quarterlyReview';
import { quarterIndex } from '../../src/shared/calendar';
import { leg, panel } from '../outcomes/panel';

// Thousands of dollars in minor units, 2023-Q1 … 2024-Q3.
const k = (...thousands: number[]): number[] => thousands.map((t) => t * 100_000);
const revenue = panel('2023-Q1', {
  1: k(100, 200, 300, 400, 110, 220, 300),
  2: k(50, 50, 50, 50, 55, 55, 55),
  3: k(80, 80, 80, 80, 76, 76, 90),
  4: k(20, 20, 20, 20, 10, 20, 30),
  5: k(100, 100, 100, 100, 90, 95, 100),
});

function review(legs: LegInEffect[], asOf = '2024-Q2') {
  const outcomes = plainChanges({
    revenue,
    asOf: quarterIndex(asOf),
    fiscalYearStartMonth: 1,
    legs,
    notSwapped: [{ rotationId: 'R', accountIds: [5] }],
  });
  const names = legs.map(({ tradeId, accountId }) => ({
    tradeId,
    tradeNumber: Number(tradeId.slice(1)),
    accountId,
    accountExternalId: `A${accountId}`,
    accountName: accountId === 2 ? '=HYPERLINK("x")' : `Account ${accountId}`,
    fromRep: 'Ana',
    toRep: 'Bo',
  }));
  return quarterlyReview({
    outcomes,
    asOf,
    rotations: [{ id: 'R', name: 'Spring' }],
    legs: names,
    currency: 'USD',
    locale: 'en-US',
  });
}

const plain = (sentences: string[]): string[] => sentences.map((s) => s.replaceAll('\u00a0', ' '));
const T2 = { tradeId: 'T2' };

test('says in sentences what took effect, what came in, and what the others did', () => {
  const [section] = review([leg(1), leg(2), leg(3, T2), leg(4, T2)]).sections;
  // After 330 + 110 + 152 + 30 = 622; before 300 + 100 + 160 + 40 = 600. Not swapped 185 against 200.
  expect(plain(section.sentences)).toEqual([
    'Two swaps are measured from Q1 2024 on; their 4 accounts brought $1.6M in the four quarters before.',
    'In the 2 quarters Q1 2024 to Q2 2024 they brought $622K, against $600K in the same quarters of the year before: +3.7%.',
    'The one candidate that was not swapped changed by −7.5% over the same quarters (median −7.5%).',
  ]);
});

test('the whole: totals, and the warning that a plain change is not an effect', () => {
  const whole = review([leg(1), leg(2), leg(3, T2), leg(4, T2)]);
  expect(whole.totals).toMatchObject({ trades: 2, legs: 4, undoneTrades: 0 });
  expect(whole.totals.plain).toEqual({
    beforeCents: 60_000_000,
    afterCents: 62_200_000,
    changeCents: 2_200_000,
    change: 2.2 / 60,
  });
  expect(whole.sentences.join(' ')).toContain('A plain change is not an effect');
});

test('newest quarter first; what took effect this quarter is too early', () => {
  const { sections } = review([leg(1), leg(2), leg(3, { ...T2, effectiveDate: '2024-07-01' })]);
  expect(sections.map((s) => [s.quarter, s.plain === null])).toEqual([
    ['2024-Q3', true],
    ['2024-Q1', false],
  ]);
  expect(plain(sections[0].sentences)[1]).toBe('It is too early to compare them: no quarter has been complete since.');
});

test('an undone swap is compared over its own quarters and said to be undone', () => {
  const undone = { ...T2, heldUntil: '2024-04-20', endedBy: 'undo' as const };
  const [section] = review([leg(1), leg(2), leg(3, undone), leg(4, undone)]).sections;
  expect(section.notSwapped).toBeNull();
  expect(section.lines.map((l) => [l.quartersAfter, l.notSwapped?.pooled.afterCents])).toEqual([
    [2, 18_500_000],
    [1, 9_000_000],
  ]);
  const text = plain(section.sentences).join(' ');
  expect(text).toContain('In Q1 2024 the accounts of 1 swap brought $86K, against $100K');
  expect(text).toContain('One swap was undone');
});

test('without swaps it says so', () => {
  expect(review([])).toMatchObject({ sections: [], sentences: ['No swap has taken effect yet.'] });
});

test('a text of nothing but separators is looked at once', () => {
  const long = '; \n'.repeat(100_000);
  expect(plainText(`${long}x`)).toBe(`${long}x`);
  expect(plainText(`${long}=1`)).toBe(`${long}'=1`);
});

test.each(['=1+1', '+1', '-1+1', '@x', '\t1', ' =1', '＝1+1', '＠x'])('%j gets an apostrophe', (text) => {
  expect(plainText(text)).toBe(`'${text}`);
});

test.each([
  ['Acme;=1+1', "Acme;'=1+1"],
  ['Acme; "@x"', `Acme; '"@x"`],
  ['Acme\n-2+3', "Acme\n'-2+3"],
  ['=1;=2', "'=1;'=2"],
  ['\t=1', "'\t'=1"],
])('%j: nor does a spreadsheet that parts cells at a semicolon or line compute it', (text, safe) => {
  expect(plainText(text)).toBe(safe);
});

test.each(['Harbour & Pine - branch', 'A;B', 'a=b', '-3', '-3.50', 'Ann; Bo\nCy'])('%j stays', (text) => {
  expect(plainText(text)).toBe(text);
});

import type { PooledEffect } from '../../../src/outcomes/effect/pooledFigures';
import type { TradeEffect } from '../../../src/outcomes/effect/trades/verdicts';
import { categoryWithoutRange } from '../../../src/reviews/effect/categorySentence';
import { spilloverSentence } from '../../../src/reviews/effect/checks';
import { basisSentence, pooledDetails, pooledHeadline } from '../../../src/reviews/effect/pooledSentences';
import { tradeVerdict } from '../../../src/reviews/effect/tradeVerdict';
import { variantRows } from '../../../src/reviews/effect/variantRows';
import { effectReport, pooledEffect, tradeEffect } from '../../outcomes/effectFixture';
import { clear, clearLoss, dollars, K, noRange, plain } from './figures';

// Every branch of what is said about an effect, word for word.

const HEADLINES: [string, Partial<PooledEffect>, number, string][] = [
  ['zero within', {}, 6, 'We can’t tell yet: 6 swaps, effect +$4K a quarter, between −$9K and +$17K.'],
  ['one swap', {}, 1, 'We can’t tell yet: 1 swap, effect +$4K a quarter, between −$9K and +$17K.'],
  [
    'none at all',
    { centsPerQuarter: 0, intervalCents: { low: -K, high: K } },
    6,
    'We can’t tell yet: 6 swaps, effect $0 a quarter, between −$1K and +$1K.',
  ],
  [
    'more',
    clear,
    6,
    'The exchanges brought about $4K a quarter more than their accounts would have brought without them (6 swaps, between +$1K and +$7K).',
  ],
  [
    'less',
    clearLoss,
    6,
    'The exchanges cost about $4K a quarter: so much less came in than their accounts would have brought without them (6 swaps, between −$7K and −$1K).',
  ],
  [
    'less, one swap',
    clearLoss,
    1,
    'The exchange cost about $4K a quarter: so much less came in than its accounts would have brought without it (1 swap, between −$7K and −$1K).',
  ],
  [
    'more, one swap',
    clear,
    1,
    'The exchange brought about $4K a quarter more than its accounts would have brought without it (1 swap, between +$1K and +$7K).',
  ],
  [
    'less, by chance',
    { ...clearLoss, p: 0.2 },
    6,
    'The exchanges cost about $4K a quarter: so much less came in than their accounts would have brought without them (6 swaps, between −$7K and −$1K). It stands only just: had others of these candidates been chosen and nothing been done, 20 in 100 choices would have looked as large. Take it with care.',
  ],
  [
    'no permutation',
    { ...clear, p: null },
    6,
    'The exchanges brought about $4K a quarter more than their accounts would have brought without them (6 swaps, between +$1K and +$7K).',
  ],
  [
    'one quarter',
    { ...clear, quarters: 1 },
    6,
    'Too early for a verdict: 1 of 4 complete quarters has passed. So far: 6 swaps, effect +$4K a quarter, between +$1K and +$7K.',
  ],
  [
    'three quarters',
    { quarters: 3 },
    6,
    'Too early for a verdict: 3 of 4 complete quarters have passed. So far: 6 swaps, effect +$4K a quarter, between −$9K and +$17K.',
  ],
  [
    'no range',
    noRange,
    6,
    'We can’t tell: the accounts of 6 swaps brought $4K a quarter more than those that stayed, but too few could have been chosen otherwise to say how much of that is chance.',
  ],
  [
    'no range, less',
    { ...noRange, centsPerQuarter: -4 * K },
    1,
    'We can’t tell: the accounts of 1 swap brought $4K a quarter less than those that stayed, but too few could have been chosen otherwise to say how much of that is chance.',
  ],
  [
    'no range, equal',
    { ...noRange, centsPerQuarter: 0 },
    6,
    'We can’t tell: the accounts of 6 swaps brought as much as those that stayed, but too few could have been chosen otherwise to say how much of that is chance.',
  ],
  [
    'no range, early',
    { ...noRange, quarters: 2 },
    6,
    'Too early for a verdict: 2 of 4 complete quarters have passed. So far the accounts of 6 swaps brought $4K a quarter more than those that stayed, but too few could have been chosen otherwise to say how much of that is chance.',
  ],
];
test.each(HEADLINES)('headline: %s', (_, change, swaps, words) => {
  expect(plain(pooledHeadline(pooledEffect(change), swaps, dollars))).toBe(words);
});

const TRADES: [string, Partial<TradeEffect>, string][] = [
  [
    'zero within',
    {},
    'No clear change: effect +$1.5K a quarter, between −$3K and +$6K. Accounts that nobody moved stray as far.',
  ],
  [
    'clear but one of many',
    { interval: { low: 0.01, high: 0.2 } },
    'No clear change: effect +$1.5K a quarter, between +$300 and +$6K. Among so many swaps one like this is to be expected by chance.',
  ],
  [
    'better',
    { verdict: 'better', interval: { low: 0.01, high: 0.2 } },
    'Clearly better than without it: effect +$1.5K a quarter, between +$300 and +$6K. Weighed against all swaps, the better guess is +$900.',
  ],
  [
    'worse, alone',
    { verdict: 'worse', effectCents: -150_000, interval: { low: -0.2, high: -0.01 }, shrunken: null },
    'Clearly worse than without it: effect −$1.5K a quarter, between −$6K and −$300.',
  ],
  [
    'nothing yet',
    { verdict: 'tooEarly', quarters: 0, effect: null, effectCents: null, interval: null },
    'Too early: no complete quarter has passed since it took effect; a verdict needs 4.',
  ],
  [
    'one quarter',
    { verdict: 'tooEarly', quarters: 1 },
    'Too early for a verdict: 1 of 4 complete quarters has passed. So far: effect +$1.5K a quarter, between −$3K and +$6K.',
  ],
  [
    'two, no range',
    { verdict: 'tooEarly', quarters: 2, interval: null },
    'Too early for a verdict: 2 of 4 complete quarters have passed.',
  ],
  [
    'nobody alike',
    { verdict: 'notComparable', effect: null, effectCents: null, interval: null },
    'It cannot be compared: too few accounts like its own stayed with their reps.',
  ],
  [
    'one pretended swap',
    { verdict: 'notComparable', interval: null, placebos: 1 },
    'It cannot be compared: only 1 pretended swap of accounts that stayed could be formed, and a range needs 19.',
  ],
];
test.each(TRADES)('one exchange: %s', (_, change, words) => {
  expect(plain(tradeVerdict(tradeEffect(change), dollars))).toBe(words);
});

const LIKENESS =
  'The comparison goes only by likeness: candidates that stayed, of the same segment and size and with a similar course before. ' +
  'What people knew beyond that when they chose is not in it, so read it with care.';
const SET_ASIDE =
  ': what was agreed did not follow them closely enough, or they leave too few accounts to compare with.';
test.each([
  [1, 0, LIKENESS],
  [1, 1, `${LIKENESS} The planner’s own chances were set aside${SET_ASIDE}`],
  [3, 2, `${LIKENESS} The planner’s own chances were set aside in 2 of 3 rotations${SET_ASIDE}`],
])('likeness leads, of %d rotations %d with chances set aside', (rotations, aside, words) => {
  expect(basisSentence({ basis: 'segmentAndSize', rotations }, aside)).toBe(words);
});

test('the sum says which quarters it runs over', () => {
  const sum = (change: Partial<PooledEffect>): string =>
    plain(pooledDetails(pooledEffect(change), dollars)[0]).split('in ten. ')[1];
  expect(sum({ quarters: 1 })).toBe('In the one complete quarter compared it adds up to +$24K.');
  expect(sum({ quarters: 6 })).toBe('Over the 6 complete quarters compared it adds up to +$24K.');
  expect(sum({ quarters: 4, rotations: 2 })).toBe(
    'Over the complete quarters after each rotation that could be compared, 4 at most, it adds up to +$24K.',
  );
});

test('one account moved, one candidate stayed', () => {
  expect(plain(pooledDetails(pooledEffect({ moved: 1, controls: 1 }), dollars)[1])).toBe(
    '1 account that moved is compared with 1 candidate of the same rotation that stayed.',
  );
});

const spillover = (low: number, high: number) =>
  plain(
    spilloverSentence(
      { spillover: { ...effectReport().spillover!, intervalCents: { low, high }, centsPerQuarter: (low + high) / 2 } },
      dollars,
    ),
  );
test('spillover: none clear, gained, paid', () => {
  expect(spillover(-K, K)).toBe(
    'No clear spillover: on the 80 accounts that the swapping reps kept, $0 a quarter, between −$1K and +$1K.',
  );
  expect(spillover(K, 3 * K)).toBe(
    'Other accounts gained: on the 80 accounts that the swapping reps kept, +$2K a quarter, between +$1K and +$3K.',
  );
  expect(spillover(-3 * K, -K)).toBe(
    'Other accounts paid: on the 80 accounts that the swapping reps kept, −$2K a quarter, between −$3K and −$1K.',
  );
});

test('categories without a range say why', () => {
  expect(categoryWithoutRange({ share: 0 })).toBe(
    'nothing was bought in them, by accounts exchanged or by those that stayed',
  );
  expect(categoryWithoutRange({ share: 0.02 })).toBe('too little to tell it from chance');
});

test.each([
  ['USD', 'en-US', 'between −$9K and +$17K', 'effect is +2% of the $200K', 'between −4.5% and +8.5%', '−4.5% to +8.5%'],
  ['GBP', 'en-GB', 'between −£9k and +£17k', 'effect is +2% of the £200k', 'between −4.5% and +8.5%', '−4.5% to +8.5%'],
  [
    'EUR',
    'de-DE',
    'between −9.000 € and +17.000 €',
    'effect is +2 % of the 200.000 €',
    'between −4,5 % and +8,5 %',
    '−4,5 % to +8,5 %',
  ],
])('amounts and shares are written as in %s, %s', (currency, locale, range, share, shares, row) => {
  const manner = { currency, locale };
  expect(plain(pooledHeadline(pooledEffect(), 6, manner))).toContain(range);
  expect(plain(pooledDetails(pooledEffect(), manner)[0])).toContain(share);
  expect(plain(pooledDetails(pooledEffect(), manner)[0])).toContain(shares);
  expect(plain(variantRows(effectReport(), manner)[0].range!)).toBe(row);
});

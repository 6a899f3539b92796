import type { LeftOut } from '../../../src/outcomes/effect/report';
import {
  leftOutSentences,
  preTestSentence,
  regainedSentence,
  spilloverSentence,
} from '../../../src/reviews/effect/checks';
import { basisSentence, pooledDetails, pooledHeadline } from '../../../src/reviews/effect/pooledSentences';
import { powerSentences } from '../../../src/reviews/effect/powerSentences';
import { tradeVerdict } from '../../../src/reviews/effect/tradeVerdict';
import { effectReport, pooledEffect, tradeEffect } from '../../outcomes/effectFixture';

const manner = { currency: 'USD', locale: 'en-US' };
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const headline = (change: Parameters<typeof pooledEffect>[0], swaps = 6): string =>
  plain(pooledHeadline(pooledEffect(change), swaps, manner));
const cents = (low: number, high: number) => ({ intervalCents: { low: low * 100_000, high: high * 100_000 } });

describe('the sentence that leads', () => {
  test('chance could explain it: we cannot tell yet', () => {
    expect(headline({})).toBe('We can’t tell yet: 6 swaps, effect +$4K a quarter, between −$9K and +$17K.');
  });

  test('clearly more, clearly less', () => {
    expect(headline({ p: 0.02, ...cents(1, 7) })).toBe(
      'The exchanges brought about $4K a quarter more than their accounts would have brought without them (6 swaps, between +$1K and +$7K).',
    );
    expect(headline({ p: null, centsPerQuarter: -400_000, ...cents(-7, -1) })).toBe(
      'The exchanges cost about $4K a quarter: so much less came in than their accounts would have brought without them (6 swaps, between −$7K and −$1K).',
    );
  });

  test('a claim that the permutation does not confirm says so', () => {
    expect(headline({ p: 0.12, ...cents(1, 7) })).toBe(
      'The exchanges brought about $4K a quarter more than their accounts would have brought without them (6 swaps, between +$1K and +$7K). It stands only just: had others of these candidates been chosen and nothing been done, 12 in 100 choices would have looked as large. Take it with care.',
    );
  });

  test('no verdict before four complete quarters, however clear it looks', () => {
    expect(headline({ quarters: 2, ...cents(1, 7) })).toBe(
      'Too early for a verdict: 2 of 4 complete quarters have passed. So far: 6 swaps, effect +$4K a quarter, between +$1K and +$7K.',
    );
  });

  test('without an interval the difference is not called an effect', () => {
    for (const quarters of [2, 6]) {
      const text = headline({ quarters, interval: null, intervalCents: null });
      expect(text).not.toContain('effect');
      expect(text).toContain('brought $4K a quarter more than those that stayed, but too few');
    }
  });

  test('nothing to tell yet', () => {
    expect(pooledHeadline(null, 0, manner)).toContain('cannot be told yet');
  });
});

test('below the headline: in proportion, against whom, and how often chance shows as much', () => {
  expect(pooledDetails(pooledEffect(), manner).map(plain)).toEqual([
    'In proportion the effect is +2% of the $200K that the accounts brought in a quarter before, between −4.5% and +8.5%; a range made like this holds the truth nine times in ten. Over the 6 complete quarters compared it adds up to +$24K.',
    '12 accounts that moved are compared with 140 candidates of the same rotation that stayed.',
    'Had the exchanges done nothing, 31 in 100 other choices of accounts would have shown as much.',
  ]);
});

test.each([
  ['lottery', 'by lot'],
  ['propensity', 'the planner’s own chances'],
  ['segmentAndSize', 'only by likeness'],
] as const)('the basis %s is said', (basis, words) => {
  expect(basisSentence({ basis, rotations: 1 })).toContain(words);
});

describe('one exchange', () => {
  const said = (change: Parameters<typeof tradeEffect>[0]): string => plain(tradeVerdict(tradeEffect(change), manner));

  test('no clear change', () => {
    expect(said({})).toBe(
      'No clear change: effect +$1.5K a quarter, between −$3K and +$6K. Accounts that nobody moved stray as far.',
    );
    expect(said({ interval: { low: 0.01, high: 0.2 } })).toContain(
      'Among so many swaps one like this is to be expected',
    );
  });

  test('better and worse, with what is left when weighed against all', () => {
    expect(said({ verdict: 'better', interval: { low: 0.01, high: 0.2 } })).toBe(
      'Clearly better than without it: effect +$1.5K a quarter, between +$300 and +$6K. Weighed against all swaps, the better guess is +$900.',
    );
    expect(said({ verdict: 'worse' })).toContain('Clearly worse than without it');
  });

  test('too early, with figures where there are any', () => {
    expect(said({ verdict: 'tooEarly', quarters: 2 })).toBe(
      'Too early for a verdict: 2 of 4 complete quarters have passed. So far: effect +$1.5K a quarter, between −$3K and +$6K.',
    );
    expect(said({ verdict: 'tooEarly', quarters: 3, interval: null })).not.toContain('effect');
    expect(said({ verdict: 'tooEarly', quarters: 0, effect: null })).toContain('no complete quarter has passed');
  });

  test('not comparable, and why', () => {
    expect(said({ verdict: 'notComparable', effect: null, effectCents: null })).toContain(
      'too few accounts like its own',
    );
    expect(said({ verdict: 'notComparable', interval: null, placebos: 7 })).toContain('only 7 pretended swaps');
  });
});

test('the pre-test in words', () => {
  const eventStudy = effectReport().eventStudy;
  expect(preTestSentence(eventStudy)).toBe(
    'In the 4 quarters before the choice looked at anything the two groups went the same way, as far as can be told: chance alone parts them as far 46 in 100 times.',
  );
  expect(preTestSentence({ ...eventStudy, preTest: { quarters: 1, p: 0.004 } })).toBe(
    'In the quarter before the choice looked at anything the two groups did not go the same way; chance alone parts them as far fewer than one in 100 times: read the effect with care.',
  );
  expect(preTestSentence({ ...eventStudy, preTest: null })).toContain('cannot be tested');
});

test('regression to the mean in words', () => {
  expect(regainedSentence({ regained: 0.062, accounts: 140 }, manner)).toBe(
    'Accounts chosen like these earlier and never exchanged (140) regained 6.2% by themselves within a year, against all others. A plain change of that size owes nothing to an exchange.',
  );
  expect(regainedSentence({ regained: -0.031, accounts: 140 }, manner)).toContain('lost another 3.1%');
  expect(regainedSentence({ regained: 0, accounts: 140 }, manner)).toContain('nothing came back by itself');
  expect(regainedSentence({ regained: null, accounts: 0 }, manner)).toContain('not known yet');
});

test('what the exchanges did to the accounts beside them', () => {
  expect(plain(spilloverSentence(effectReport(), manner))).toBe(
    'No clear spillover: on the 80 accounts that the swapping reps kept, −$1.5K a quarter, between −$6K and +$3K.',
  );
  expect(spilloverSentence({ spillover: null }, manner)).toContain('cannot be told');
});

test('what is left out, and why; nothing where nothing is', () => {
  expect(leftOutSentences(effectReport().leftOut).map(plain)).toEqual([
    '4 accounts that the rotation had not called up are left out: nobody was chosen like them.',
    '1 account is left out because no candidate like it stayed.',
    '2 accounts moved on in a later exchange; they count until then.',
    '1 account brought nothing in the last four quarters; it stays in, with nothing.',
  ]);
  const none = Object.fromEntries(Object.keys(effectReport().leftOut).map((key) => [key, 0])) as unknown as LeftOut;
  expect(leftOutSentences(none)).toEqual([]);
  expect(leftOutSentences({ ...none, underCoaching: 2 }).map(plain)).toEqual([
    '2 candidates that stayed were under coaching then and are not compared with: coaching helps too, so they do not show what doing nothing brings.',
  ]);
});

test('what a rotation could show at all', () => {
  const { power } = effectReport();
  expect(powerSentences(power, manner, 300_000).map(plain)).toEqual([
    'After a year an effect of at least $18K a quarter could be told from chance, 9% of what the accounts brought before; a smaller one would be missed more often than one time in five.',
    'To find what the plan expects of $3K a quarter, 3 rotations like this one must be taken together.',
  ]);
  expect(powerSentences({ ...power!, rotationsToPool: 1 }, manner)[1]).toContain('with this rotation alone');
  expect(powerSentences({ ...power!, rotationsToPool: null }, manner)[1]).toContain('even with forty');
  expect(powerSentences(null, manner)[0]).toContain('cannot be said yet');
});

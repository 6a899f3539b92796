import type { PooledEffect } from '../../../src/outcomes/effect/pooledFigures';
import { leftOutSentences } from '../../../src/reviews/effect/checks';
import { transferSentences } from '../../../src/reviews/effect/transferSentences';
import { pooledEffect } from '../../outcomes/effectFixture';
import { clear, clearLoss, dollars, noRange, plain } from './figures';

// Every branch of what is said beside an effect, word for word.

const none = {
  withoutBaseline: 0,
  notCandidates: 0,
  withoutLikeness: 0,
  underCoaching: 0,
  coachedLater: 0,
  merged: 0,
  undone: 0,
  movedAgain: 0,
  lost: 0,
};
test.each([
  [
    { withoutBaseline: 1 },
    '1 account without revenue in the year before is left out: there is nothing to measure against.',
  ],
  [
    { undone: 1 },
    '1 account went back when an exchange was undone or the owner changed otherwise; it counts until then.',
  ],
  [{ movedAgain: 1 }, '1 account moved on in a later exchange; it counts until then.'],
  [{ lost: 3 }, '3 accounts brought nothing in the last four quarters; they stay in, with nothing.'],
  [
    { merged: 1 },
    '1 candidate that stayed was joined with another account since, as a second name of the same customer, and is not compared with; its revenue counts for the other account.',
  ],
  [
    { merged: 2 },
    '2 candidates that stayed were joined with another account since, as second names of the same customer, and are not compared with; their revenue counts for the other account.',
  ],
  [
    { underCoaching: 1 },
    '1 candidate that stayed was under coaching then and is not compared with: coaching helps too, so it does not show what doing nothing brings.',
  ],
  [
    { coachedLater: 1 },
    '1 candidate that stayed came under coaching later; it stays in the comparison, which makes the exchanges look worse by whatever coaching did.',
  ],
])('left out: %o', (change, words) => {
  expect(leftOutSentences({ ...none, ...change }).map(plain)).toEqual([words]);
});

const transfer = (change: Partial<PooledEffect> | null, origin: 'vacant' | 'fullerBook' = 'vacant', accounts = 5) =>
  transferSentences(
    { origin, accounts, withoutBaseline: 0, withoutLikeness: 0, movedOn: 0, effect: change && pooledEffect(change) },
    dollars,
  ).map(plain)[0];
test.each([
  [
    transfer(null, 'vacant', 1),
    '1 account of reps who left was handed to others. What that did cannot be told yet: it takes a complete quarter after it, and accounts to compare with.',
  ],
  [
    transfer({}),
    '5 accounts of reps who left were handed to others. We can’t tell yet: effect +$4K a quarter, between −$9K and +$17K.',
  ],
  [
    transfer(clear, 'fullerBook'),
    '5 accounts went one way to new reps, to begin their books. They brought about $4K a quarter more than accounts like them (between +$1K and +$7K).',
  ],
  [
    transfer(clearLoss),
    '5 accounts of reps who left were handed to others. They brought about $4K a quarter less than accounts like them (between −$7K and −$1K).',
  ],
  [
    transfer({ quarters: 1 }),
    '5 accounts of reps who left were handed to others. Too early for a verdict: 1 of 4 complete quarters has passed. So far: effect +$4K a quarter, between −$9K and +$17K.',
  ],
  [
    transfer(noRange),
    '5 accounts of reps who left were handed to others. What that did cannot be told: there are too few to say how much is chance.',
  ],
])('transfers: %s', (said, words) => {
  expect(said).toBe(words);
});

import type { CoachingEffect } from '../../src/outcomes/coaching/types';
import { besideTrading, coachingTable } from '../../src/reviews/coaching/besideTrading';
import {
  coachingCountSentences,
  coachingDetails,
  coachingHeadline,
  coachingSentences,
} from '../../src/reviews/coaching/effectSentences';
import { progressSentences } from '../../src/reviews/coaching/progressSentences';
import { quarterIndex } from '../../src/shared/calendar';
import { goal } from '../coaching/plans';
import { pooledEffect } from '../outcomes/effectFixture';

const manner = { currency: 'USD', locale: 'en-US' };
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** Two plans, +$4K a quarter on $200K, five quarters after, that chance could explain. */
function effect(change: Partial<CoachingEffect> = {}): CoachingEffect {
  const { share, centsPerQuarter, baselineCents, interval, intervalCents } = pooledEffect();
  const figures = { share, centsPerQuarter, baselineCents, interval, intervalCents, moved: 74, controls: 500 };
  return {
    ...figures,
    plans: 2,
    reps: 2,
    quarters: 5,
    totalCents: 2_000_000,
    otherBooks: 21,
    byStart: [{ quarter: quarterIndex('2025-Q2'), plans: 2, quarters: 5, figures }],
    later: { coached: 0, controls: 3 },
    ...change,
  };
}

test('what coaching did is said with its range, and nothing is decided before a year', () => {
  const said = (change: Partial<CoachingEffect>): string => plain(coachingHeadline(effect(change), 2, manner));
  expect(said({})).toBe('We can’t tell yet: 2 coaching plans, effect +$4K a quarter, between −$9K and +$17K.');
  expect(said({ quarters: 2 })).toMatch(
    /^Too early for a verdict: 2 of 4 complete quarters have passed. So far: 2 coach/,
  );
  expect(said({ intervalCents: { low: 100_000, high: 700_000 } })).toBe(
    'Coaching brought about $4K a quarter more than their accounts would have brought without it (2 plans, between +$1K and +$7K).',
  );
  expect(said({ centsPerQuarter: -400_000, intervalCents: { low: -700_000, high: -100_000 } })).toMatch(
    /^Coaching did not help: about \$4K a quarter less/,
  );
  expect(said({ interval: null, intervalCents: null })).not.toContain('$4K');
  expect(coachingHeadline(null, 0, manner)).toContain('No coaching plan has begun');
  expect(coachingHeadline(null, 1, manner)).toContain('cannot be told yet');
});

test('below it stands against whom, and who went elsewhere later', () => {
  const said = coachingDetails(effect(), manner).map(plain);
  expect(said[1]).toContain('74 accounts of reps under coaching are compared with 500 accounts');
  expect(said[3]).toMatch(/^3 accounts compared with went to another rep later/);
  expect(coachingDetails(effect({ interval: null, later: { coached: 0, controls: 0 } }), manner)).toHaveLength(2);
});

test('plans and suggestions are counted without a name', () => {
  const counts = { running: 1, ended: { reached: 1, notReached: 2, stopped: 0 } };
  expect(coachingCountSentences(counts, 0).map(plain)).toEqual([
    '1 coaching plan runs in the company; of 3 that ended 1 reached the goal, 2 did not reach it.',
    'The latest analysis suggests coaching for nobody.',
  ]);
  expect(plain(coachingCountSentences(counts, 3)[1])).toContain('coaching for 3 reps');
  const withheld = { counts, begun: 3, effect: null, withheld: true, why: null };
  expect(coachingSentences(withheld, 0, manner)[0]).toContain('individual rep figures are turned off');
});

test('exchanges and coaching stand side by side; without an interval there is no figure', () => {
  expect(besideTrading(pooledEffect(), effect()).map(({ way, accounts }) => [way, accounts])).toEqual([
    ['Exchanges', 12],
    ['Coaching', 74],
  ]);
  expect(besideTrading(null, effect({ intervalCents: null }))).toMatchObject([
    { way: 'Coaching', centsPerQuarter: null },
  ]);
  expect(coachingTable(effect()).rows.map(([start]) => start)).toEqual(['2025-Q2', 'all']);
  expect(coachingTable(effect(), true).rows.map(([start]) => start)).toEqual(['all']);
  expect(coachingTable(null).rows).toEqual([]);
});

test('how far a goal is reached is told before, since and against its target', () => {
  const growth = { before: { own: -0.05, similar: 0.02 }, since: { own: 0.01, similar: 0.03 } };
  const about = { goal: goal(), ended: false, quarters: 3, growth, figure: -0.02 };
  expect(progressSentences(about, false).map(plain)).toEqual([
    'In the year before, the accounts went 7 points behind similar customers.',
    'In the 3 complete quarters since the start the accounts changed by +1%, similar customers by +3%: 2 points behind similar customers. The goal is to grow like similar customers: not reached yet.',
  ]);
  const ended = progressSentences({ ...about, ended: true, figure: 0.01 }, true);
  expect(plain(ended[1])).toMatch(
    /^In the 3 complete quarters under the plan your accounts .* by the figures reached.$/,
  );
  expect(plain(progressSentences({ ...about, quarters: 0, figure: null }, false)[1])).toContain('can be measured once');
  const categories = { ...about, goal: goal({ measure: 'categories', target: 5 }), growth: null, figure: 5 };
  expect(progressSentences(categories, true).map(plain)).toEqual([
    'In the 3 complete quarters since the start your accounts bought 5 categories for the first time. The goal is to add 5 categories that were not bought before: reached as of now.',
  ]);
});

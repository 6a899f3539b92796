import { describePlan } from '../../src/planning/describe';
import { kindWords } from '../../src/planning/kindWords';
import type { Plan, StoppedBy } from '../../src/planning/types';
import { account, input, plan, rep } from './company';

const given = input([rep(1), rep(2)], [account(11, 1), account(12, 2)]);
let made: Plan;
beforeAll(async () => {
  made = { ...(await plan(given)), ranked: undefined };
});

const lastSentence = (change: Partial<Plan>): string => describePlan({ ...made, ...change }, 'USD', 'en-US').at(-1)!;

test.each<[StoppedBy, string]>([
  ['time', 'its time was up'],
  ['cancel', 'stopped by hand'],
  ['iterations', 'found nothing better'],
])('why the search ended stands beside how much better a plan could be: %s', (stoppedBy, words) => {
  const sentence = lastSentence({ stoppedBy, boundCents: 3_500, gap: 0.2 });
  expect(sentence).toContain('No plan under these rules can bring more than $35; this one is within 20% of that.');
  expect(sentence).toContain(words);
});

test('a plan that is as good as the best is told from it by an amount, not by a share rounded to nothing', () => {
  const close = { ...made, objectiveCents: 53_886_537, boundCents: 53_886_590, gap: 1e-6 };
  expect(lastSentence({ ...close, stoppedBy: 'gap' })).toBe(
    'No plan under these rules can bring more than $1 beyond this one.',
  );
});

test('a stopped search without a swap does not claim that none pays', () => {
  const empty = { swaps: [], objectiveCents: 0, boundCents: 3_500, gap: 1, emptyBecause: [] };
  expect(describePlan({ ...made, ...empty, stoppedBy: 'cancel' }, 'USD', 'en-US')[0]).toContain('is not known');
  expect(describePlan({ ...made, ...empty, stoppedBy: 'time' }, 'USD', 'en-US')[0]).toContain('is not known');
  const nothing = { ...empty, boundCents: 0, gap: 0, stoppedBy: 'empty' as const };
  expect(describePlan({ ...made, ...nothing }, 'USD', 'en-US')).toEqual(['No swap pays this time.']);
});

test.each([
  ['pair', 'one account for one'],
  ['basket', 'one account for two'],
  ['cycle', 'three-way exchange'],
] as const)('a swap of kind %s is called %s', (kind, words) => {
  expect(kindWords({ ...made.swaps[0], kind })).toBe(words);
});

test('a customer of several accounts is not called one account', () => {
  const [swap] = made.swaps;
  const legs = swap.legs.map((leg) => ({ ...leg, groupId: 11 }));
  expect(kindWords({ ...swap, legs })).toBe('one customer for one');
});

import fc from 'fast-check';
import { explainEmpty } from '../../../src/planning/conflicts/explainEmpty';
import { someSwap } from '../../../src/planning/conflicts/someSwap';
import { limitsOf } from '../../../src/planning/looser/limits';
import type { LoosenedLimit, Plan, PlanningInput } from '../../../src/planning/types';
import { account, input, plan, rep } from '../company';
import { randomInput } from '../randomInput';
import { under } from './under';

const explained = async (given: PlanningInput, stop = () => false): Promise<Plan> =>
  explainEmpty(given, await plan(given), stop);
const far = (over: object) => input([rep(1), rep(2)], [account(11, 1), account(12, 2, { t4qCents: 15_000 })], over);

test('the one limit in the way is named with the smallest value that is enough', async () => {
  // 10,000 against 15,000: a third apart, and 5 % of a book of 100,000.
  const made = await explained(far({ valueTolerance: 0.5 }));
  expect(made.emptyFigures).toMatchObject({ candidates: 2, repPairs: 1, offeringPairs: 1, exchanges: 1 });
  expect(made.emptyFigures?.alone).toEqual([{ limit: 'bookValueTolerance', from: 0.02, to: 0.05 }]);
  expect(made.emptyBecause.at(-1)).toBe(
    'A first swap that pays would be possible if a book could change by 5% of its revenue (now 2%).',
  );
});

test('where no limit alone is enough, those that are together', async () => {
  const made = await explained(far({ valueTolerance: 0.1 }));
  expect(made.emptyFigures?.alone).toEqual([]);
  expect(made.emptyFigures?.together).toEqual([
    { limit: 'bookValueTolerance', from: 0.02, to: 0.05 },
    // (15,000 − 10,000) / 15,000 in millionths, rounded up.
    { limit: 'valueTolerance', from: 0.1, to: 0.333334 },
  ]);
  expect(made.emptyBecause.at(-1)).toContain('No single change of the policy is enough.');
});

test.each<[LoosenedLimit, object, object, unknown, string]>([
  ['maxSwaps', { maxSwaps: 0 }, {}, 1, 'the plan could have 1 swap (now 0)'],
  ['maxSwapsPerRep', { maxSwapsPerRep: 0 }, {}, 1, 'a rep could be in 1 swap (now 0)'],
  ['maxBookShareMovedPerYear', { maxBookShareMovedPerYear: 0.05 }, {}, 0.1, '10% of a book could be given away'],
  [
    'exclusions',
    { exclusions: [{ accountId: 'A12', reason: 'asked for', until: '2030-01-01' }] },
    {},
    ['A12'],
    'A12 were no longer kept out',
  ],
  ['crossTeam', { crossTeam: 'off' }, { managerId: 9 }, 'any', 'with every team'],
  ['compatibility', { compatibility: 'servesRegion' }, { region: 'East', noWest: true }, 'any', 'to any rep'],
])('%s alone is in the way', async (limit, policy, second, to, sentence) => {
  const { noWest, ...over } = second as { noWest?: boolean };
  const other = rep(2, { managerId: null, ...over });
  if (noWest) other.bookByAttribute = { ...other.bookByAttribute, region: { East: 100_000 } };
  const first = rep(1, 'managerId' in over ? { managerId: 8 } : {});
  const made = await explained(input([first, other], [account(11, 1), account(12, 2)], policy));
  expect(made.emptyFigures?.alone).toContainEqual(expect.objectContaining({ limit, to }));
  expect(made.emptyBecause.at(-1)).toContain(sentence);
});

test('customers whom only exclusions keep out of the candidates could trade again', async () => {
  const exclusion = { accountId: 12, repId: null, reason: 'asked for', until: '2030-01-01' };
  const wholeBook = { accountId: null, repId: 2, reason: 'new to the job', until: '2030-01-01' };
  const out = (...exclusions: NonNullable<PlanningInput['keptOut']>[number]['exclusions']) =>
    explained({ ...input([rep(1), rep(2)], [account(11, 1)]), keptOut: [{ exclusions, accounts: [account(12, 2)] }] });
  expect((await out(exclusion)).emptyFigures?.alone).toEqual([{ limit: 'exclusions', from: [], to: ['A12'] }]);
  expect((await out(exclusion, wholeBook)).emptyFigures?.alone).toEqual([
    { limit: 'exclusions', from: [], to: ['A12', 'R2'] },
  ]);
});

test('reps who cannot trade are counted by what keeps them apart', async () => {
  const reps = [rep(1, { managerId: 8 }), rep(2, { managerId: 9 }), rep(3, { managerId: 8 })];
  const made = await explained(input(reps, [account(11, 1, { formerOwnerIds: [3] }), account(12, 2), account(13, 3)]));
  expect(made.emptyFigures?.apart).toEqual([
    { because: 'team', pairs: 2 },
    { because: 'formerOwner', pairs: 1 },
  ]);
  expect(made.emptyBecause.join(' ')).toContain('In 2 pairs the two reps are in different teams');
});

test('when handing over costs more than it brings, the beliefs that would change that', async () => {
  const poor = { headroomCents: 8_000 };
  // Gain 8,000·(κ − κ/3), loss 600 each: from κ = 11.25 % on, or below δ = 5.33 %.
  const made = await explained(input([rep(1), rep(2)], [account(11, 1, poor), account(12, 2, poor)]));
  expect(made.emptyFigures?.beliefs).toEqual({ headroomShare: 0.12, handoverLoss: 0.05 });
  expect(made.emptyBecause.join(' ')).toContain('A first swap would pay if a new rep won 12% a year');
});

test('what nothing can change is said, and a plan with swaps is left as it is', async () => {
  const none = await explained(
    input([rep(1), rep(2)], [account(11, 1, { formerOwnerIds: [2] }), account(12, 2)], { crossTeam: 'any' }),
  );
  expect(none.emptyBecause.at(-1)).toContain('Even with every limit at its loosest');
  const some = input([rep(1), rep(2)], [account(11, 1), account(12, 2)]);
  const made = await plan(some);
  expect(await explainEmpty(some, made, () => false)).toBe(made);
});

test('out of time, only what was found out is said', async () => {
  const made = await explained(far({}), () => true);
  expect(made.emptyFigures).toMatchObject({ alone: [], together: [], beliefs: null });
  expect(made.emptyBecause.join(' ')).not.toContain('possible if');
});

test('every loosening that is offered is enough, and one step less is not', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(randomInput(6), async (given) => {
      const made = await explained(given);
      const { alone = [], together = [] } = made.emptyFigures ?? {};
      const sets = [...alone.map((one) => [one]), ...(together.length > 0 ? [together] : [])];
      for (const set of sets) {
        seen++;
        expect(someSwap(under(given, set, null))).toBe(true);
        for (const one of set) {
          const { nested } = limitsOf(given).find(({ name }) => name === one.limit)!;
          if (nested) expect(someSwap(under(given, set, one))).toBe(false);
        }
      }
    }),
    { seed: 8_101, numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(10);
});

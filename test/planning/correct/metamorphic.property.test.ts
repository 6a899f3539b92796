import fc from 'fast-check';
import type { PlanPolicy } from '../../../src/planning/policy';
import type { Plan, PlanningInput } from '../../../src/planning/types';
import { averageFit } from '../../../src/planning/worth/averageFit';
import { seededRandom } from '../../../src/shared/random';
import { account, plan } from '../company';
import { competingInput, openInput, randomInput } from '../randomInput';
import { runs } from './runs';
import { scaledInput } from './scaledInput';

// The full number of runs takes a while.
jest.setTimeout(7_200_000);

const companies = (most: number) => fc.oneof(randomInput(most), competingInput(most), openInput(most));
const legsOf = ({ swaps }: Plan): number => swaps.flatMap((swap) => swap.legs).length;

test('the order of the rows changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(companies(16), fc.integer({ min: 1, max: 1e6 }), async (given, seed) => {
      const random = seededRandom(seed);
      const mixed = <T>(rows: T[]): T[] => random.shuffle(rows);
      const turned = { ...given, reps: mixed(given.reps), accounts: mixed(given.accounts) };
      expect(await plan(turned)).toEqual(await plan(given));
    }),
    { seed: 20_264, numRuns: runs(30) },
  );
});

test('all money times seven makes the best plan worth seven times as much, within a cent a leg', async () => {
  let worthwhile = 0;
  await fc.assert(
    fc.asyncProperty(companies(10), async (given) => {
      const [one, seven] = [await plan(given), await plan(scaledInput(given, 7))];
      // Gain and loss of a leg are rounded each: half a cent in the one plan, a seventh of that in the other.
      const cents = Math.max(legsOf(one), legsOf(seven)) * (1 + 1 / 7);
      expect(Math.abs(seven.objectiveCents / 7 - one.objectiveCents)).toBeLessThanOrEqual(cents);
      if (one.objectiveCents > 0) worthwhile++;
    }),
    { seed: 20_265, numRuns: runs(60) },
  );
  expect(worthwhile).toBeGreaterThan(15);
});

/** One limit wider than in a policy. */
const wider: { name: string; of: (plan: PlanPolicy) => Partial<PlanPolicy> }[] = [
  { name: 'valueTolerance', of: (p) => ({ valueTolerance: Math.min(1, p.valueTolerance + 0.2) }) },
  { name: 'headroomTolerance', of: (p) => ({ headroomTolerance: Math.min(1, p.headroomTolerance + 0.3) }) },
  { name: 'bookValueTolerance', of: (p) => ({ bookValueTolerance: Math.min(1, p.bookValueTolerance * 1.3) }) },
  { name: 'bookHeadroomTolerance', of: (p) => ({ bookHeadroomTolerance: Math.min(1, p.bookHeadroomTolerance * 1.5) }) },
  { name: 'inItselfShare', of: () => ({ inItselfShare: 1 }) },
  { name: 'maxBookShareMovedPerYear', of: () => ({ maxBookShareMovedPerYear: 1 }) },
  { name: 'maxSwaps', of: (p) => ({ maxSwaps: p.maxSwaps === null ? 50 : p.maxSwaps + 1 }) },
  { name: 'maxSwapsPerRep', of: (p) => ({ maxSwapsPerRep: p.maxSwapsPerRep + 1 }) },
  { name: 'kinds', of: () => ({ kinds: ['pair', 'basket', 'cycle'] }) },
  { name: 'crossTeam', of: () => ({ crossTeam: 'any' }) },
  { name: 'compatibility', of: () => ({ compatibility: 'any' }) },
  { name: 'exclusions', of: () => ({ exclusions: [] }) },
];

/** The average fit as it is, whatever else changes. */
const frozen = (given: PlanningInput): PlanningInput => ({
  ...given,
  averageFit: averageFit(given.accounts, given.reps, given.plan.compatibility),
});

test.each(wider)('a more generous $name never lowers the best plan', async ({ of }) => {
  await fc.assert(
    fc.asyncProperty(companies(9), async (drawn) => {
      const given = frozen(drawn);
      const narrow = await plan(given);
      const wide = await plan({ ...given, plan: { ...given.plan, ...of(given.plan) } });
      expect(wide.objectiveCents).toBeGreaterThanOrEqual(narrow.objectiveCents);
      expect(wide.boundCents).toBeGreaterThanOrEqual(narrow.objectiveCents);
    }),
    { seed: 20_266, numRuns: runs(20) },
  );
});

test('another account that nobody may have changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(companies(10), fc.integer({ min: 1, max: 4 }), async (drawn, ownerId) => {
      const given = frozen(drawn);
      const alone = account(999, ownerId, { formerOwnerIds: given.reps.map((rep) => rep.id) });
      const without = await plan(given);
      const made = await plan({ ...given, accounts: [...given.accounts, alone] });
      expect(made.swaps).toEqual(without.swaps);
      expect(made.objectiveCents).toBe(without.objectiveCents);
      expect(made.reps).toEqual(without.reps);
      expect(made.admissibleSwaps).toBe(without.admissibleSwaps);
    }),
    { seed: 20_267, numRuns: runs(40) },
  );
});

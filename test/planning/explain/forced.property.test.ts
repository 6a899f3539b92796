import fc from 'fast-check';
import { forcedMove } from '../../../src/planning/explain/forced';
import { swapsWithMove, swapsWithUnit } from '../../../src/planning/explain/swapsWith';
import { problemOf } from '../../../src/planning/problem/problem';
import { swapIdOf } from '../../../src/planning/result/swapId';
import type { PlanningInput } from '../../../src/planning/types';
import { isProductError } from '../../../src/shared/errors';
import { admissibleByRules, bestOf } from '../bruteForce';
import { inProcess, plan } from '../company';
import { competingInput, randomInput } from '../randomInput';

const RUNS = Number(process.env.ROTATION_PLANNER_RUNS ?? 40);
const allKinds = (given: PlanningInput): PlanningInput => ({
  ...given,
  plan: { ...given.plan, kinds: ['pair', 'basket', 'cycle'] },
});
const companies = fc.oneof(
  competingInput(8),
  randomInput(8),
  randomInput(7).map(allKinds),
  competingInput(7).map(allKinds),
);

test('the exchanges of a customer are exactly those that the rules admit, of every kind', () => {
  fc.assert(
    fc.property(companies, (given) => {
      const problem = problemOf(given);
      const idOf = (swap: { legs: Parameters<typeof swapIdOf>[1] }): string => swapIdOf(problem, swap.legs);
      const all = admissibleByRules(problem);
      for (const { index, owner } of problem.units) {
        const own = all.filter(({ legs }) => legs.some((leg) => leg.unit === index));
        expect(swapsWithUnit(problem, index).swaps.map(idOf).sort()).toEqual(own.map(idOf).sort());
        for (const to of problem.reps.keys()) {
          if (to === owner) continue;
          const with_ = own.filter(({ legs }) => legs.some((leg) => leg.unit === index && leg.to === to));
          const found = swapsWithMove(problem, index, to);
          expect(found.map(idOf).sort()).toEqual(with_.map(idOf).sort());
          expect(found.map(({ worth }) => worth)).toEqual(with_.map(({ worth }) => worth).sort((a, b) => b - a));
        }
      }
    }),
    { numRuns: RUNS, seed: 5 },
  );
});

test('the true cost of forcing a move lies within the interval, whenever the plans were stopped', async () => {
  const patience = fc.tuple(fc.constantFrom(0, 3, 1e9), fc.constantFrom(0, 3, 1e9));
  await fc.assert(
    fc.asyncProperty(companies, fc.nat(), fc.nat(), patience, async (given, which, whom, [free, held]) => {
      const problem = problemOf(given);
      const unit = problem.units[which % problem.units.length];
      const to = whom % problem.reps.length;
      if (to === unit.owner) return;
      const stopped = (input: PlanningInput, mostAsked: number) => {
        let asked = 0;
        return plan(input, { deadline: () => ++asked > mostAsked });
      };
      const forced = await forcedMove(
        given,
        await stopped(given, free),
        { accountId: unit.accounts[0].id, toRepId: problem.reps[to].id },
        {
          engine: inProcess,
          stop: () => false,
          solve: (input) =>
            stopped(input, held).catch((error) => {
              if (isProductError(error)) return null;
              throw error;
            }),
        },
      );
      const all = admissibleByRules(problem);
      const wanted = all.filter(({ legs }) => legs.some((leg) => leg.unit === unit.index && leg.to === to));
      expect(forced.exchanges).toBe(wanted.length);
      if (wanted.length === 0) return expect(forced.cost).toBeNull();
      const truth = bestOf(problem, all) - Math.max(...wanted.map((swap) => bestOf(problem, all, [swap])));
      expect(forced.cost!.leastCents).toBeLessThanOrEqual(truth);
      expect(forced.cost!.mostCents).toBeGreaterThanOrEqual(truth);
    }),
    { numRuns: RUNS, seed: 6 },
  );
});

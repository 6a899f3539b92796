import fc from 'fast-check';
import { marketOf } from '../../../src/planning/pricing/offers';
import { expectedOfMove } from '../../../src/planning/problem/moves';
import { problemOf } from '../../../src/planning/problem/problem';
import { moveRules } from '../../../src/planning/rules';
import { randomInput } from '../randomInput';

test('the tables of moves say what the rules and the worth of a move say', () => {
  let allowed = 0;
  fc.assert(
    fc.property(randomInput(12), (given) => {
      const problem = problemOf(given);
      const market = marketOf(problem);
      const rules = moveRules.filter((rule) => rule.name !== 'team');
      market.shelf.unit.forEach((unit, position) => {
        problem.reps.forEach((_, to) => {
          if (to === problem.units[unit].owner) return;
          const kept = rules.every((rule) => rule.check(problem, { unit, to }) === null);
          expect(market.allowed(position, to)).toBe(kept);
          if (kept) expect(market.worth(position, to)).toBe(expectedOfMove(problem, unit, to));
          if (kept) allowed++;
        });
      });
    }),
    { seed: 20_271, numRuns: 200 },
  );
  expect(allowed).toBeGreaterThan(1_000);
});

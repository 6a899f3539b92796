import fc from 'fast-check';
import { highs } from '../../../src/planning/engines/highs';
import { javascriptLp } from '../../../src/planning/engines/javascriptLp';
import { problemOf } from '../../../src/planning/problem/problem';
import { swapIdOf } from '../../../src/planning/result/swapId';
import type { PlanningInput } from '../../../src/planning/types';
import { admissibleByRules, bestOf } from '../bruteForce';
import { plan } from '../company';
import { competingInput, openInput, randomInput } from '../randomInput';
import { runs } from './runs';

/** A company, now and then with one of its admissible swaps pinned, whether it pays or not; and what is best then. */
function judged(given: PlanningInput, pin: number): { given: PlanningInput; optimum: number } {
  const problem = problemOf(given);
  const admissible = admissibleByRules(problem);
  const pinned = pin % 3 === 0 && admissible.length > 0 ? [admissible[pin % admissible.length]] : [];
  const pins = pinned.map(({ legs }) => swapIdOf(problem, legs));
  return { given: { ...given, plan: { ...given.plan, pins } }, optimum: bestOf(problem, admissible, pinned) };
}

const companies = fc.oneof(randomInput(10), competingInput(10), openInput(8), openInput(10));

describe.each([
  ['javascript-lp', javascriptLp],
  ['highs', highs],
])('%s', (_, start) => {
  const engine = start();
  afterAll(() => engine.close());

  test('small companies: the plan is the best of all sets of swaps, whatever the kinds and pins, and the bound holds', async () => {
    const RUNS = runs(90);
    const seen = { paying: 0, proven: 0, pinned: 0, kinds: new Map<string, number>() };
    await fc.assert(
      fc.asyncProperty(companies, fc.nat(), async (drawn, pin) => {
        const { given, optimum } = judged(drawn, pin);
        const made = await plan(given, { engine });
        expect(made.objectiveCents).toBe(optimum);
        expect(made.boundCents).toBeGreaterThanOrEqual(optimum);
        seen.pinned += given.plan.pins.length;
        for (const { kind } of made.swaps) seen.kinds.set(kind, (seen.kinds.get(kind) ?? 0) + 1);
        if (optimum <= 0) return;
        seen.paying++;
        if (made.stoppedBy === 'optimal') seen.proven++;
      }),
      { seed: 20_263, numRuns: RUNS },
    );
    expect(seen.paying).toBeGreaterThan(RUNS / 4);
    expect(seen.pinned).toBeGreaterThan(RUNS / 8);
    for (const kind of ['pair', 'basket', 'cycle']) expect(seen.kinds.get(kind)).toBeGreaterThan(RUNS / 20);
    expect(seen.proven).toBeGreaterThan(0.9 * seen.paying);
  }, 1_200_000);
});

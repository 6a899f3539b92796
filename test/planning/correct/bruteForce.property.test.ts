import fc from 'fast-check';
import { bestByBruteForce } from '../bruteForce';
import { plan } from '../company';
import { competingInput, openInput, randomInput } from '../randomInput';
import { runs } from './runs';

test('small companies: the plan is the best of all sets of swaps, whatever the kinds, and the bound holds', async () => {
  const RUNS = runs(150);
  const seen = { worthwhile: 0, proven: 0 };
  await fc.assert(
    fc.asyncProperty(fc.oneof(randomInput(10), competingInput(10), openInput(8), openInput(10)), async (given) => {
      const optimum = bestByBruteForce(given);
      const made = await plan(given);
      expect(made.objectiveCents).toBe(optimum);
      expect(made.boundCents).toBeGreaterThanOrEqual(optimum);
      if (optimum === 0) return;
      seen.worthwhile++;
      if (made.stoppedBy === 'optimal') seen.proven++;
    }),
    { seed: 20_263, numRuns: RUNS },
  );
  expect(seen.worthwhile).toBeGreaterThan(RUNS / 4);
  expect(seen.proven).toBeGreaterThan(0.9 * seen.worthwhile);
}, 1_200_000);

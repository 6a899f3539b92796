import { analyseGrowth } from '../../../src/growth/analyse';
import type { RepAnalysis } from '../../../src/growth/types';
import { seededRandom } from '../../../src/shared/random';
import { account, inputOf, owned, rep } from '../inputs';

const REPS = 24;
const ACCOUNTS_EACH = 15;

/** Reps with lumpy accounts that all grow like their market, but for a yearly effect by rep id; 12 quarters. */
function simulated(seed: number, effects: Record<number, number>): RepAnalysis[] {
  const random = seededRandom(seed);
  const sales: Record<number, number[]> = {};
  const owners: number[] = [];
  for (let id = 1; id <= REPS * ACCOUNTS_EACH; id++) {
    owners[id] = 1 + ((id - 1) % REPS);
    const yearly = 1.03 + (effects[owners[id]] ?? 0);
    const size = Math.exp(6 + 0.7 * random.normal());
    sales[id] = Array.from({ length: 12 }, (_, i) => size * yearly ** (i / 4) * Math.exp(0.2 * random.normal()));
  }
  const input = inputOf({
    sales,
    accounts: Object.keys(sales).map((id) => account(Number(id), { segment: `S${Number(id) % 3}` })),
    reps: Array.from({ length: REPS }, (_, i) => rep(i + 1)),
    assignments: Object.keys(sales).map((id) => owned(Number(id), owners[Number(id)])),
    policy: { growth: { minPeers: 12 } },
  });
  return analyseGrowth(input).reps;
}

test('planted effects are found: the best are protected, the weakest are offered coaching', () => {
  const reps = simulated(5, { 1: 0.2, 2: 0.2, 3: -0.2, 4: -0.2 });
  const ranked = [...reps].sort((a, b) => b.effect! - a.effect!).map(({ repId }) => repId);
  expect(ranked.slice(0, 2).sort()).toEqual([1, 2]);
  expect(ranked.slice(-2).sort()).toEqual([3, 4]);
  expect(reps[0].effect).toBeGreaterThan(0.1);
  expect(reps[0].effect).toBeLessThan(0.3);
  expect(reps.filter((found) => found.protected).map(({ repId }) => repId)).toEqual(expect.arrayContaining([1, 2]));
  expect(reps.filter((found) => found.verdict === 'train').map(({ repId }) => repId)).toEqual(
    expect.arrayContaining([3, 4]),
  );
});

test('where reps do not differ, hardly anybody is called consistent or behind', () => {
  const called = [1, 2, 3, 4, 5, 6]
    .flatMap((seed) => simulated(seed, {}))
    .filter((r) => r.protected || r.verdict === 'train');
  expect(called.length / (6 * REPS)).toBeLessThan(0.05);
});

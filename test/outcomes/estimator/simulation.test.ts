import { seededRandom } from '../../../src/shared/random';
import { estimate, panelOf, type TestUnit } from './panels';

const PERIODS = 6;
const EFFECT = 0.8;

/** Units of their own level with persistent shocks, a common trend and an effect from their group's period on. */
function simulated(seed: number, { units = 120, clusterSize = 1, gaps = 0, effect = EFFECT } = {}): TestUnit[] {
  const random = seededRandom(seed);
  const shared = Array.from({ length: units / clusterSize }, () => ({
    group: random.pick([0, 3, 4, 5]),
    shocks: Array.from({ length: PERIODS }, () => (clusterSize > 1 ? random.normal() : 0)),
  }));
  return Array.from({ length: units }, (_, i) => {
    const cluster = Math.floor(i / clusterSize);
    const { group, shocks } = shared[cluster];
    const level = 5 * random.normal();
    let shock = random.normal();
    const outcomes = Array.from({ length: PERIODS }, (_, t) => {
      shock = 0.6 * shock + random.normal();
      const y = level + t + shock + shocks[t] + (group > 0 && t + 1 >= group ? effect : 0);
      return random.next() < gaps ? undefined : y;
    });
    return { unit: `u${i}`, group, outcomes, ...(clusterSize > 1 ? { cluster: `c${cluster}` } : {}) };
  });
}

/** How often the 90 % interval of the simple average covers the truth, and the mean estimate. */
function coverage(runs: number, options: Parameters<typeof simulated>[1], unbalanced = false) {
  let [covered, sum] = [0, 0];
  for (let seed = 1; seed <= runs; seed++) {
    const { simple } = estimate(panelOf(simulated(seed, options)), { control: 'notyet', draws: 1, unbalanced });
    sum += simple.att!;
    if (Math.abs(simple.att! - EFFECT) <= 1.645 * simple.se!) covered++;
  }
  return { share: covered / runs, mean: sum / runs };
}

// 250 runs: a true 90 % is seen as 86 % to 94 % in 95 of 100 cases.
test.each([
  ['balanced', {}, false],
  ['with gaps kept', { gaps: 0.1 }, true],
  ['with gaps left out', { gaps: 0.03, units: 240 }, false],
  ['shocks shared by clusters of four', { clusterSize: 4, units: 400 }, false],
] as const)('a planted effect is found and its 90 %% interval covers it: %s', (_, options, unbalanced) => {
  const { share, mean } = coverage(250, options, unbalanced);
  expect(Math.abs(mean - EFFECT)).toBeLessThan(0.06);
  expect(share).toBeGreaterThan(0.86);
  expect(share).toBeLessThan(0.94);
});

test('without an effect and with parallel trends the pre-test rejects as rarely as it says, and bands hold', () => {
  let [rejected, outside] = [0, 0];
  const runs = 300;
  for (let seed = 1; seed <= runs; seed++) {
    const panel = panelOf(simulated(seed, { effect: 0, units: 200 }));
    const { preTest, dynamic, bands } = estimate(panel, { random: seededRandom(seed + 5000), draws: 199, level: 0.9 });
    if (preTest!.p < 0.1) rejected++;
    if (dynamic.by.some(({ att, se }) => Math.abs(att!) > bands.dynamic * se!)) outside++;
  }
  expect(rejected / runs).toBeGreaterThan(0.05);
  expect(rejected / runs).toBeLessThan(0.16);
  expect(outside / runs).toBeGreaterThan(0.05);
  expect(outside / runs).toBeLessThan(0.16);
});

import { join } from 'node:path';
import { type BenchOptions, type BenchResult, type Measured, measureApart, medianOf, report } from './support';

const UNITS: Record<string, number> = { S: 1_000, M: 10_000, L: 100_000 };
/** Simulated companies at size M. */
const COMPANIES = 2_000;
const NATURES = {
  'no effect': {},
  'effect 6 %, 10 % apart': { effect: 0.06, effectSpread: 0.1 },
  'no effect, 12 moves': { moves: 12 },
  'no effect, reps differ': { repSpread: 0.03 },
  'no effect, three rotations': { rotations: [10, 14, 18], quarters: 22 },
};

/** Companies at size M that live through rounds of the real analysis and planner; see test/outcomes/planned. */
const PLANNED = 20;
const AFTER_ROUND = {
  nothing: {},
  'effect 6 %, 10 % apart': { effect: 0.06, effectSpread: 0.1 },
  'effect 6 %, kept accounts neglected': { effect: 0.06, kept: -0.03 },
  'effect 6 %, kept accounts favoured': { effect: 0.06, kept: 0.03 },
  'effect 6 %, customers lost, reps leave': { effect: 0.06, movedLost: 0.05, lost: 0.03, leavers: 3 },
};

/** What companies learn from their swaps, a tenth as many. */
const LEARNING = {
  'one rotation': { moves: 60 },
  'reps differ': { moves: 60, repSpread: 0.05 },
  'three rotations': { moves: 60, rotations: [8, 12, 16] },
};

/**
 * The textbook estimator on a made-up panel of 24 quarters and 6 groups, all errors and bands with 999 draws; the whole
 * report on a simulated company of 24 quarters and 6 rotations; and whether intervals keep their word in simulated
 * companies, in such whose rounds the product's own analysis and planner made, and in what is learnt from them. --size S, M (10,000 units, 2,000 companies, default), L or a number of units; half as many units run
 * beside both to show how the time grows.
 */
export async function run(options: BenchOptions): Promise<void> {
  const size = options.size ?? 'M';
  const units = UNITS[size] ?? Number(size);
  if (!Number.isInteger(units) || units < 100)
    throw new Error(`--size is S, M, L or a number from 100, not "${size}".`);
  const results: BenchResult[] = [];
  for (const [name, file] of [
    ['outcomes: estimate', 'outcomesRun.ts'],
    ['outcomes: report', 'outcomesEffects.ts'],
  ]) {
    const measure = (n: number): Measured => medianOf(3, () => measureApart(join(__dirname, file), String(n)));
    const half = measure(Math.round(units / 2));
    const ours = measure(units);
    results.push({
      ...row(name, `${units} units x 24 x 6`, ours),
      rivalSeconds: half.seconds,
      ratio: ours.seconds / half.seconds,
    });
  }
  const share = Math.min(units, UNITS.M) / UNITS.M;
  const count = Math.max(2, Math.round(PLANNED * share));
  for (const [rounds, natures] of [
    ['one', AFTER_ROUND],
    ['two', { nothing: {} }],
  ] as const) {
    const file = join(__dirname, 'outcomesPlanned.ts');
    const measured = measureApart(file, String(count), rounds, JSON.stringify(natures));
    const name = `outcomes, planned: ${rounds} ${rounds === 'one' ? 'round' : 'rounds'}`;
    results.push({ ...row(name, `${count} companies`, measured), detail: measured.detail });
  }
  const companies = Math.round(COMPANIES * share);
  for (const [name, nature] of Object.entries(NATURES)) {
    const measured = measureApart(join(__dirname, 'outcomesSimulation.ts'), String(companies), JSON.stringify(nature));
    results.push({ ...row(`outcomes: ${name}`, `${companies} companies`, measured), detail: measured.detail });
  }
  for (const [name, nature] of Object.entries(LEARNING)) {
    const count = Math.max(2, Math.round(companies / 10));
    const measured = measureApart(join(__dirname, 'outcomesLearning.ts'), String(count), JSON.stringify(nature));
    results.push({ ...row(`outcomes, learning: ${name}`, `${count} companies`, measured), detail: measured.detail });
  }
  report(results, options);
}

function row(name: string, size: string, { seconds, peakMB }: Measured): BenchResult {
  return { name, size, engine: null, seconds, peakMB, gap: null, rivalSeconds: null, ratio: null };
}

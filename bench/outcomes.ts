import { join } from 'node:path';
import { type BenchOptions, measureApart, medianOf, report } from './support';

const UNITS: Record<string, number> = { S: 1_000, M: 10_000, L: 100_000 };

/**
 * Effects from a made-up panel of 24 quarters and 6 groups, all errors and bands with 999 draws. --size S, M (10,000
 * units, default), L or a number of units; half of them runs beside it to show how the time grows.
 */
export async function run(options: BenchOptions): Promise<void> {
  const size = options.size ?? 'M';
  const units = UNITS[size] ?? Number(size);
  if (!Number.isInteger(units) || units < 100)
    throw new Error(`--size is S, M, L or a number from 100, not "${size}".`);
  const measure = (n: number) => medianOf(3, () => measureApart(join(__dirname, 'outcomesRun.ts'), String(n)));
  const half = measure(Math.round(units / 2));
  const ours = measure(units);
  const result = {
    name: 'outcomes: estimate',
    size: `${units} units x 24 x 6`,
    engine: null,
    seconds: ours.seconds,
    peakMB: ours.peakMB,
    gap: null,
    rivalSeconds: null,
    ratio: null,
  };
  report([result], options);
  if (!options.json) console.log('half as many units', half, 'all', ours);
}

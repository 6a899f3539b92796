import { join } from 'node:path';
import { SIZES } from '../test/planning/instances';
import { type BenchOptions, measureApart, medianOf, report } from './support';

const SEEDS = ['1', '2', '3'];

/**
 * A plan of a made-up company, net of what the present owners would win, with its proven gap: median time and largest
 * gap of three seeds. --size XS (8 reps), S (20), M (60); all without.
 */
export async function run(options: BenchOptions): Promise<void> {
  const sizes = options.size === undefined ? Object.keys(SIZES) : [options.size];
  const unknown = sizes.find((size) => !(size in SIZES));
  if (unknown) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}, not "${unknown}".`);
  const results = sizes.map((size) => {
    const gaps: number[] = [];
    let next = 0;
    const median = medianOf(SEEDS.length, () => {
      const measured = measureApart(join(__dirname, 'plannerRun.ts'), size, SEEDS[next++]);
      gaps.push((measured.detail as { gap: number }).gap);
      return measured;
    });
    return {
      name: 'planner',
      size,
      engine: 'javascript-lp',
      seconds: median.seconds,
      peakMB: median.peakMB,
      gap: Math.max(...gaps),
      rivalSeconds: null,
      ratio: null,
    };
  });
  report(results, options);
}

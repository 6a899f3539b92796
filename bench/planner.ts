import { join } from 'node:path';
import { SIZES } from '../test/planning/instances';
import { type BenchOptions, type BenchResult, type Measured, measureApart, report } from './support';

/** Seeds of each size, and the gap at which the rival is stopped; null = no rival. */
const PLAN: Record<string, { seeds: number[]; rivalGap: number | null }> = {
  XS: { seeds: [1, 2, 3, 4, 5], rivalGap: 0 },
  S: { seeds: [1, 2, 3, 4, 5], rivalGap: 0.001 },
  M: { seeds: [1, 2, 3, 4, 5], rivalGap: 0.008 },
  L: { seeds: [1, 2, 3], rivalGap: null },
  XL: { seeds: [1, 2, 3], rivalGap: null },
};

interface Detail {
  gap: number;
  reached: Record<string, number>;
}

function resultOf(size: string, engine: string): BenchResult {
  const { seeds, rivalGap } = PLAN[size];
  const runs = seeds.map((seed) => {
    const ours = measureApart(join(__dirname, 'plannerRun.ts'), size, String(seed), engine);
    const rival =
      rivalGap === null ? null : measureApart(join(__dirname, 'plannerRival.ts'), size, String(seed), String(rivalGap));
    console.error(size, engine, seed, JSON.stringify({ ours, rival }));
    return { ours, rival, detail: ours.detail as Detail };
  });
  const worst = (of: (run: (typeof runs)[number]) => number): number => Math.max(...runs.map(of));
  const rival = runs.some((run) => run.rival === null)
    ? null
    : (of: (m: Measured) => number) => worst((r) => of(r.rival!));
  const toGap = (run: (typeof runs)[number]): number => run.detail.reached[String(rivalGap)] ?? run.ours.seconds;
  return {
    name: 'planner',
    size,
    engine,
    seconds: worst((run) => run.ours.seconds),
    peakMB: worst((run) => run.ours.peakMB),
    gap: worst((run) => run.detail.gap),
    rivalSeconds: rival === null ? null : rival((m) => m.seconds),
    ratio: rival === null ? null : Math.min(...runs.map((run) => run.rival!.seconds / toGap(run))),
  };
}

/**
 * Plans of made-up companies, net of what the present owners would win, with both engines: the worst of five seeds (three
 * at L and XL) in time, memory and proven gap. The rival up to M is HiGHS given the whole integer model, to the gap of
 * PLAN; the ratio is its time over ours to that gap. Each run is told on stderr with the moments at which gaps were
 * reached. --size XS, S, M, L or XL; all without.
 */
export async function run(options: BenchOptions): Promise<void> {
  const sizes = options.size === undefined ? Object.keys(PLAN) : [options.size];
  const unknown = sizes.find((size) => !(size in SIZES));
  if (unknown) throw new Error(`--size is one of ${Object.keys(PLAN).join(', ')}, not "${unknown}".`);
  const results = sizes.flatMap((size) =>
    (size === 'XL' ? ['highs'] : ['javascript-lp', 'highs']).map((engine) => resultOf(size, engine)),
  );
  report(results, options);
}

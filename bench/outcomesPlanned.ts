import type { Interval } from '../src/outcomes/inference/interval';
import { liveThroughRounds, TWO_ROUNDS } from '../test/outcomes/planned/live';
import { type Nature, NOTHING } from '../test/outcomes/planned/nature';
import { measureHere } from './support';

const [, , companies, nature] = process.argv;

/** An estimate of one company, with its interval and the truth. */
interface Seen {
  value: number;
  interval: Interval | null;
  truth: number;
}

/** How estimates do in companies whose rounds went through the real analysis and planner; shares of the baseline. */
measureHere(async () => {
  const given: Nature = { ...NOTHING, ...JSON.parse(nature) };
  const seen = new Map<string, Seen[]>();
  let [moved, leftOut, lost] = [0, 0, 0];
  for (let seed = 1; seed <= Number(companies); seed++) {
    const { report, truth } = await liveThroughRounds(seed, TWO_ROUNDS, given);
    const { pooled, variants, spillover } = report;
    moved += pooled?.moved ?? 0;
    leftOut += report.leftOut.withoutLikeness;
    lost += report.leftOut.lost;
    const add = (name: string, value: number, interval: Interval | null, own: number): void => {
      seen.set(name, [...(seen.get(name) ?? []), { value, interval, truth: own }]);
    };
    if (pooled) add('pooled', pooled.share, pooled.interval, truth);
    for (const { name, figures } of variants) {
      const told = name === 'withoutSwappingReps' || name === 'allCandidates';
      if (told && figures) add(name, figures.value, figures.interval, truth);
    }
    if (spillover) add('spillover', spillover.share, spillover.interval, given.kept);
  }
  return { ...Object.fromEntries([...seen].map(([name, own]) => [name, summary(own)])), moved, leftOut, lost };
});

function summary(seen: readonly Seen[]) {
  const holds = (at: (s: Seen) => number): number =>
    seen.filter((s) => s.interval && s.interval.low <= at(s) && at(s) <= s.interval.high).length;
  const off = seen.map(({ value, truth }) => value - truth);
  const bias = off.reduce((sum, x) => sum + x, 0) / off.length;
  const sd = Math.sqrt(off.reduce((sum, x) => sum + (x - bias) ** 2, 0) / (off.length - 1));
  return {
    companies: seen.length,
    held: holds(({ truth }) => truth),
    claimedAt10: seen.length - holds(() => 0),
    meanTruth: seen.reduce((sum, { truth }) => sum + truth, 0) / seen.length,
    bias,
    errorOfBias: sd / Math.sqrt(seen.length),
  };
}

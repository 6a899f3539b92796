import type { Interval } from '../src/outcomes/inference/interval';
import { type Lived, liveOneRound, liveThroughRounds, ONE_ROUND, TWO_ROUNDS } from '../test/outcomes/planned/live';
import { type Nature, NOTHING } from '../test/outcomes/planned/nature';
import { measureHere } from './support';

const [, , companies, rounds, natures] = process.argv;

/** An estimate of one company, with its interval and the truth. */
interface Seen {
  value: number;
  interval: Interval | null;
  truth: number;
}

/** What was seen of one nature. */
class Tally {
  readonly #seen = new Map<string, Seen[]>();
  readonly #counts = { moved: 0, leftOut: 0, lost: 0 };

  add({ report, truth }: Lived, nature: Nature): void {
    const { pooled, variants, spillover, leftOut } = report;
    this.#counts.moved += pooled?.moved ?? 0;
    this.#counts.leftOut += leftOut.withoutLikeness;
    this.#counts.lost += leftOut.lost;
    if (pooled) this.#keep('pooled', pooled.share, pooled.interval, truth);
    for (const { name, figures } of variants) {
      const told = name === 'withoutSwappingReps' || name === 'allCandidates';
      if (told && figures) this.#keep(name, figures.value, figures.interval, truth);
    }
    if (spillover) this.#keep('spillover', spillover.share, spillover.interval, nature.kept);
  }

  result() {
    return { ...Object.fromEntries([...this.#seen].map(([name, own]) => [name, summary(own)])), ...this.#counts };
  }

  #keep(name: string, value: number, interval: Interval | null, truth: number): void {
    this.#seen.set(name, [...(this.#seen.get(name) ?? []), { value, interval, truth }]);
  }
}

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

/** How estimates do in companies whose rounds went through the real analysis and planner; shares of the baseline. */
measureHere(async () => {
  const given = Object.entries(JSON.parse(natures) as Record<string, Partial<Nature>>).map(
    ([name, nature]) => [name, { ...NOTHING, ...nature }] as const,
  );
  const tallies = new Map(given.map(([name]) => [name, new Tally()]));
  for (let seed = 1; seed <= Number(companies); seed++) {
    const lived =
      rounds === 'two'
        ? await Promise.all(given.map(([, nature]) => liveThroughRounds(seed, TWO_ROUNDS, nature)))
        : await liveOneRound(
            seed,
            ONE_ROUND,
            given.map(([, nature]) => nature),
          );
    for (const [k, own] of lived.entries()) tallies.get(given[k][0])!.add(own, given[k][1]);
  }
  return Object.fromEntries([...tallies].map(([name, tally]) => [name, tally.result()]));
});

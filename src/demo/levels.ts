import type { Random } from '../shared/random';
import { type Drift, makeDrifts } from './drifts';
import type { Sketch } from './sketches';
import { QUARTERS, RECENT_FROM } from './world';

/** Spread of one quarter around its path, as a standard deviation of logarithms: of an account, of a whole book. */
const ACCOUNT_NOISE = 0.045;
const BOOK_NOISE = 0.02;
const MIDDLE = QUARTERS / 2;

/**
 * Whole minor units of each account in each of the sixteen quarters, as they would be without any swap.
 * @param firstQuarter quarter index of position 0, for the seasons
 */
export function quarterLevels(
  random: Random,
  sketches: readonly Sketch[],
  firstQuarter: number,
): Map<string, number[]> {
  const drifts = makeDrifts(random.fork('drifts'), sketches);
  const bookNoise = new Map(
    [...new Set(sketches.map((s) => s.rep))].map((rep) => [
      rep,
      Array.from({ length: QUARTERS }, () => BOOK_NOISE * random.normal()),
    ]),
  );
  return new Map(
    sketches.map((sketch) => [
      sketch.id,
      levelsOf(random, sketch, drifts.get(sketch.id)!, bookNoise.get(sketch.rep)!, firstQuarter),
    ]),
  );
}

function levelsOf(
  random: Random,
  sketch: Sketch,
  drift: Drift,
  bookNoise: readonly number[],
  firstQuarter: number,
): number[] {
  const { segment, rep } = sketch;
  const earlier = segment.earlierGrowth + rep.touch + drift.earlier;
  const recent = segment.recentGrowth + rep.touch + drift.recent;
  const logAt = (position: number): number =>
    (Math.min(position, RECENT_FROM) * earlier + Math.max(0, position - RECENT_FROM) * recent) / 4;
  return bookNoise.map((ofBook, position) => {
    const noise = ACCOUNT_NOISE * random.normal() + ofBook;
    if (position < sketch.firstQuarter || position > sketch.lastQuarter) return 0;
    const season = segment.season[(firstQuarter + position) % 4];
    return Math.round((sketch.yearlyCents / 4) * season * Math.exp(logAt(position) - logAt(MIDDLE) + noise));
  });
}

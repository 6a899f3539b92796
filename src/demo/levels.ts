import type { Random } from '../shared/random';
import type { Behaviour, Sketch } from './sketches';
import { between } from './weighted';
import { QUARTERS, RECENT_FROM } from './world';

/** Spread of one quarter around its path, as a standard deviation of logarithms. */
const NOISE = 0.045;
const MIDDLE = QUARTERS / 2;

/** Whole minor units of each account in each of the sixteen quarters, as they would be without any swap. */
export function quarterLevels(
  random: Random,
  sketches: readonly Sketch[],
  startQuarter: number,
): Map<string, number[]> {
  return new Map(sketches.map((sketch) => [sketch.id, levelsOf(random, sketch, startQuarter)]));
}

function levelsOf(random: Random, sketch: Sketch, startQuarter: number): number[] {
  const { segment } = sketch;
  const earlier = segment.earlierGrowth + sketch.rep.touch + drift(random, sketch.earlier, segment.earlierGrowth);
  const recent = segment.recentGrowth + sketch.rep.touch + drift(random, sketch.recent, segment.recentGrowth);
  const logAt = (position: number): number =>
    (Math.min(position, RECENT_FROM) * earlier + Math.max(0, position - RECENT_FROM) * recent) / 4;
  return Array.from({ length: QUARTERS }, (_, position) => {
    const noise = NOISE * random.normal();
    if (position < sketch.firstQuarter || position > sketch.lastQuarter) return 0;
    const season = segment.season[(((startQuarter + position) % 4) + 4) % 4];
    const level = (sketch.yearlyCents / 4) * season * Math.exp(logAt(position) - logAt(MIDDLE) + noise);
    return Math.round(level);
  });
}

/** Logarithmic growth a year on top of the market's. */
function drift(random: Random, behaviour: Behaviour, market: number): number {
  switch (behaviour) {
    case 'growing':
      return 0.005 + 0.07 * Math.abs(random.normal());
    case 'flat':
      return -market + between(random, -0.02, 0.015);
    case 'lagging':
      return -market + Math.max(0.025, market * between(random, 0.5, 0.8));
    case 'declining':
      return between(random, -0.24, -0.07);
    case 'lapsed':
      return between(random, -0.3, 0);
    case 'new':
      return between(random, 0, 0.3);
  }
}

import { normalQuantile } from '../../growth/statistics/normal';

/** Width of the middle half of a standard normal: turns an interquartile range into a standard deviation. */
const MIDDLE_HALF = 2 * normalQuantile(0.75);

/**
 * Critical value of a simultaneous band over several estimates: the `level` quantile of the largest |draw| / scale,
 * the scale of a column being its interquartile range over that of a normal (Callaway & Sant'Anna 2021, Algorithm 1;
 * quantiles are of type 1 as in the R package did).
 * @param draws of the multiplier bootstrap, draw by draw
 * @param columns how many estimates a draw holds; `chosen` are those that the band covers, all with an error above 0
 * @returns at least the pointwise normal value, which a single estimate gets as it is
 */
export function bandCriticalValue(
  draws: Float64Array,
  columns: number,
  chosen: readonly number[],
  level: number,
): number {
  const pointwise = pointwiseCriticalValue(level);
  const count = draws.length / columns;
  if (chosen.length < 2 || count === 0) return pointwise;
  const largest = new Float64Array(count);
  const column = new Float64Array(count);
  for (const k of chosen) {
    for (let draw = 0; draw < count; draw++) column[draw] = Math.abs(draws[draw * columns + k]);
    const scale = interquartileRange(draws, columns, k) / MIDDLE_HALF;
    if (!(scale > 0)) continue;
    for (let draw = 0; draw < count; draw++) largest[draw] = Math.max(largest[draw], column[draw] / scale);
  }
  return Math.max(pointwise, lowerQuantile(largest.sort(), level));
}

/** z so that a normal lies within ±z with probability `level`: 1.96 for 0.95. */
export function pointwiseCriticalValue(level: number): number {
  return normalQuantile((1 + level) / 2);
}

function interquartileRange(draws: Float64Array, columns: number, k: number): number {
  const sorted = Float64Array.from({ length: draws.length / columns }, (_, draw) => draws[draw * columns + k]).sort();
  return lowerQuantile(sorted, 0.75) - lowerQuantile(sorted, 0.25);
}

/** Quantile of type 1 of Hyndman & Fan (1996): the inverse of the empirical distribution function. */
function lowerQuantile(sorted: Float64Array, p: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * p - 1e-9) - 1)];
}

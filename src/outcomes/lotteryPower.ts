import { detectableEffect } from './power';

/** What a draw of this size could show. */
export interface LotteryPower {
  /** Spread of the yearly change of pairs like swaps in years without a swap; a fraction. */
  sd: number;
  pairs: number;
  years: number;
  /** The smallest effect that would be found four times in five; a fraction of a year's revenue of a swap. */
  detectableShare: number;
}

/** A change of more than its double says that an account was almost empty before, and no more. */
const MOST_CHANGE = 1;
const YEAR = 4;
const FEWEST_PAIRS = 10;

/**
 * The smallest effect that the comparison of two waves could show, from how much pairs of candidates changed from year
 * to year by themselves. Candidates are paired by size, as swaps pair accounts of like size; changes are taken off the
 * mean of their year, because both waves see the same market, and count as at most ±100 %.
 * @param quarters revenue of each candidate by quarter up to the as-of quarter, minor units; all of the same length
 * @param waves swaps in the first and in the second wave
 * @returns null with fewer than ten pairs or two years, or when a wave is too small
 */
export function lotteryPower(
  quarters: readonly ArrayLike<number>[],
  waves: { first: number; second: number },
): LotteryPower | null {
  const years = Math.floor((quarters[0]?.length ?? 0) / YEAR);
  const yearOf = (row: ArrayLike<number>, back: number): number => {
    let sum = 0;
    for (let k = row.length - YEAR * (back + 1); k < row.length - YEAR * back; k++) sum += row[k];
    return sum;
  };
  const bySize = [...quarters].sort((a, b) => yearOf(b, 0) - yearOf(a, 0));
  const pairs = Array.from({ length: bySize.length >> 1 }, (_, i) => [bySize[2 * i], bySize[2 * i + 1]]);
  let squares = 0;
  let freedom = 0;
  let used = 0;
  for (let back = 0; back + 1 < years; back++) {
    const changes = pairs.flatMap(([a, b]) => {
      const before = yearOf(a, back + 1) + yearOf(b, back + 1);
      if (before <= 0) return [];
      const change = (yearOf(a, back) + yearOf(b, back)) / before - 1;
      return [Math.max(-MOST_CHANGE, Math.min(MOST_CHANGE, change))];
    });
    if (changes.length < FEWEST_PAIRS) continue;
    const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
    squares += changes.reduce((sum, change) => sum + (change - mean) ** 2, 0);
    freedom += changes.length - 1;
    used += 1;
  }
  if (freedom === 0) return null;
  const sd = Math.sqrt(squares / freedom);
  const detectableShare = detectableEffect(sd, waves.first, waves.second);
  return detectableShare === null ? null : { sd, pairs: pairs.length, years: used, detectableShare };
}

/**
 * The level up to which water poured into vessels of these heights rises: the smallest L with Σ max(0, L − height) ≥
 * volume; rounded up to whole units.
 * @param heights at least one
 */
export function waterLevel(heights: readonly number[], volume: number): number {
  const sorted = [...heights].sort((a, b) => a - b);
  let below = 0;
  for (let k = 0; k < sorted.length; k++) {
    below += sorted[k];
    const level = (volume + below) / (k + 1);
    if (k + 1 === sorted.length || level <= sorted[k + 1]) return Math.ceil(level);
  }
  return Math.ceil(sorted[0] + volume);
}

/** The middle of amounts, the lower of two; 0 of none. */
export function middleOf(amounts: readonly number[]): number {
  const sorted = [...amounts].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.floor((sorted.length - 1) / 2)];
}

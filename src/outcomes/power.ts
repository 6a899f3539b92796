import { studentQuantile } from './inference/studentT';

/**
 * The smallest effect that a comparison would find four times in five when it claims one wrongly one time in ten (5 % a
 * side): (t.95 + t.80)·sd·√(1/n₁ + 1/n₀) (Bloom 1995, "Minimum detectable effects", Evaluation Review 19).
 * @param sd spread of one unit's figure when nothing is done, e.g. of placebo swaps
 * @returns in the unit of `sd`; null when there are fewer than three units or a side is empty
 */
export function detectableEffect(sd: number, moved: number, controls: number): number | null {
  const df = moved + controls - 2;
  if (moved < 1 || controls < 1 || df < 1) return null;
  return (studentQuantile(0.95, df) + studentQuantile(0.8, df)) * sd * Math.sqrt(1 / moved + 1 / controls);
}

/**
 * How many rotations like this one must be pooled until an effect can be found; 1 when one is enough.
 * @returns null when the effect is not positive, or more than `most` rotations would be needed
 */
export function rotationsToPool(
  effect: number,
  { sd, moved, controls }: { sd: number; moved: number; controls: number },
  most = 40,
): number | null {
  if (!(effect > 0)) return null;
  for (let rotations = 1; rotations <= most; rotations++) {
    const detectable = detectableEffect(sd, rotations * moved, rotations * controls);
    if (detectable !== null && detectable <= effect) return rotations;
  }
  return null;
}

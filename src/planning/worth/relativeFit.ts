/**
 * ρ: a fit as a multiple of the average fit of the company's compatible moves, at most 2. An unknown fit counts as
 * average, and so does every fit where the average is 0.
 */
export function relativeFit(fit: number | null, averageFit: number): number {
  return fit === null || averageFit === 0 ? 1 : Math.min(2, fit / averageFit);
}

/** A perfect match saves about 40 % of the loss (Shi et al. 2017). */
const MATCH_SAVES = 0.4;

/**
 * What the handover itself costs over four quarters, minor units, not rounded: δ·T4Q at average fit, 60 % of it at a
 * perfect one, at most 140 %. An unknown fit counts as average.
 */
export function lossOf(t4qCents: number, handoverLoss: number, fit: number | null, averageFit: number): number {
  const distance = fit === null || averageFit >= 1 ? 0 : (fit - averageFit) / (1 - averageFit);
  const factor = Math.min(1 + MATCH_SAVES, Math.max(1 - MATCH_SAVES, 1 - MATCH_SAVES * distance));
  return handoverLoss * Math.max(0, t4qCents) * factor;
}

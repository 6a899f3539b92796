/**
 * Policy shares are decimal fractions; the model counts in whole minor units. A share becomes an integer number of
 * millionths once, and a limit becomes the largest whole amount within the share, so every later comparison is between
 * integers and exact.
 */
const MILLION = 1_000_000n;

/** A share as integer millionths, e.g. 0.02 → 20000n. */
function millionths(share: number): bigint {
  return BigInt(Math.round(share * 1e6));
}

/**
 * The largest whole amount that is at most `quarterUnits / 4` times every share, never below zero. Quarter units carry
 * the quarters of a minor unit that half a median can have.
 */
export function shareOfQuarterUnits(quarterUnits: bigint, ...shares: number[]): number {
  let numerator = quarterUnits;
  let denominator = 4n;
  for (const share of shares) {
    numerator *= millionths(share);
    denominator *= MILLION;
  }
  return numerator <= 0n ? 0 : Number(numerator / denominator);
}

/** The largest whole amount that exceeds `cents` by at most the share of itself; Infinity where the share is all of it. */
export function largestPartner(cents: number, share: number): number {
  const rest = MILLION - millionths(share);
  return rest <= 0n ? Infinity : Number((BigInt(cents) * MILLION) / rest);
}

/** The largest whole amount that is at most the share of the amount in minor units, never below zero. */
export function shareOf(cents: number, share: number): number {
  return shareOfQuarterUnits(4n * BigInt(cents), share);
}

/** Weight of the belief against what was seen, in years. */
const BELIEF_YEARS = 2;

/**
 * ĉ: the share of headroom that the present owner is expected to win in the coming year: the mean of the yearly rate
 * seen (`rate`, over `years`) and of the belief κ·ρ(owner) held with the weight of two years; never below zero.
 */
export function expectedOwnerCapture(
  seen: { years: number; rate: number },
  headroomShare: number,
  relativeFitOfOwner: number,
): number {
  const believed = BELIEF_YEARS * headroomShare * relativeFitOfOwner;
  return Math.max(0, (seen.years * seen.rate + believed) / (seen.years + BELIEF_YEARS));
}

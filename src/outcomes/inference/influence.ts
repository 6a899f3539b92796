/**
 * An estimate that is, up to small terms, its truth plus the mean of one number per unit: its influence function
 * (Callaway & Sant'Anna 2021, "Difference-in-differences with multiple time periods", Journal of Econometrics 225,
 * 200–230, Theorem 2). Errors, bands and sums of estimates all follow from the influence.
 */
export interface LinearEstimate {
  value: number;
  /** One number per unit of the whole sample, in the unit of the value; zero for units that play no part. */
  influence: Float64Array;
}

/** Σ weight × estimate with weights that are known, not estimated. */
function combine(parts: readonly LinearEstimate[], weights: readonly number[]): LinearEstimate {
  const influence = new Float64Array(parts.length === 0 ? 0 : parts[0].influence.length);
  let value = 0;
  parts.forEach((part, k) => {
    value += weights[k] * part.value;
    for (let i = 0; i < influence.length; i++) influence[i] += weights[k] * part.influence[i];
  });
  return { value, influence };
}

/** The plain mean of estimates; at least one. */
export function meanOf(parts: readonly LinearEstimate[]): LinearEstimate {
  return combine(
    parts,
    parts.map(() => 1 / parts.length),
  );
}

/** A split of the units into groups (−1 = in none), with the weight of each unit in the sample. */
export interface Grouping {
  groupOf: Int32Array;
  weight: Float64Array;
}

/** Share of each group: the mean over all units of weight × "belongs to it". */
export function groupShares({ groupOf, weight }: Grouping, groups: number): Float64Array {
  const shares = new Float64Array(groups);
  for (let i = 0; i < groupOf.length; i++) if (groupOf[i] >= 0) shares[groupOf[i]] += weight[i] / groupOf.length;
  return shares;
}

/**
 * Mean of estimates weighted by the shares of the groups they belong to. The shares are estimated too: a unit of a
 * group adds weight × Σ over the group's estimates of (estimate − mean) / Σ shares (Callaway & Sant'Anna 2021, §3.2
 * and Corollary 2, written out for weights P(G = g) / Σ P(G = g)).
 * @param parts the estimates, each with the group it belongs to; several may belong to one group
 * @returns null when the shares add up to zero
 */
export function meanByShares(
  parts: readonly { group: number; estimate: LinearEstimate }[],
  shares: Float64Array,
  { groupOf, weight }: Grouping,
): LinearEstimate | null {
  const total = parts.reduce((sum, { group }) => sum + shares[group], 0);
  if (!(total > 0)) return null;
  const mean = combine(
    parts.map(({ estimate }) => estimate),
    parts.map(({ group }) => shares[group] / total),
  );
  const excess = new Float64Array(shares.length);
  for (const { group, estimate } of parts) excess[group] += (estimate.value - mean.value) / total;
  for (let i = 0; i < groupOf.length; i++) {
    if (groupOf[i] >= 0) mean.influence[i] += weight[i] * excess[groupOf[i]];
  }
  return mean;
}

/** Which sets of labels units have in common; made once for many variances. */
export interface LabelGroups {
  /** Groups of unit i: groups[starts[i]] … groups[starts[i + 1] − 1]; one a non-empty subset of its labels. */
  starts: Int32Array;
  groups: Int32Array;
  /** +1 for subsets of an odd number of labels, −1 for the others. */
  signs: Int8Array;
}

/**
 * Numbers the subsets of labels that units have.
 * @param labels the labels of each unit, each once; at most a handful
 */
export function labelGroups(labels: readonly (readonly string[])[]): LabelGroups {
  const numbers = new Map<string, number>();
  const signs: number[] = [];
  const groups: number[] = [];
  const starts = [0];
  for (const own of labels) {
    const sorted = [...own].sort();
    for (let subset = 1; subset < 1 << sorted.length; subset++) {
      const chosen = sorted.length === 1 ? sorted : sorted.filter((_, k) => (subset >> k) & 1);
      const key = chosen.length === 1 ? chosen[0] : chosen.join('\n');
      const known = numbers.get(key) ?? numbers.size;
      if (known === signs.length) {
        numbers.set(key, known);
        signs.push(chosen.length % 2 === 1 ? 1 : -1);
      }
      groups.push(known);
    }
    starts.push(groups.length);
  }
  return { starts: Int32Array.from(starts), groups: Int32Array.from(groups), signs: Int8Array.from(signs) };
}

/**
 * Sum over all pairs of units that share a label of the product of their influences: the variance of an estimate whose
 * errors hang together wherever two units have a rep, or the account itself, in common. With two labels a unit this is
 * the dyadic-robust variance of Aronow, Samii & Assenova (2015), "Cluster-robust variance estimation for dyadic data",
 * Political Analysis 23; sums over subsets of labels as in Cameron, Gelbach & Miller (2011), "Robust inference with
 * multiway clustering", J. Business & Economic Statistics 29, §2.3. Time is linear in units. It can come out negative.
 */
export function sharedLabelVariance(influence: ArrayLike<number>, { starts, groups, signs }: LabelGroups): number {
  const sums = new Float64Array(signs.length);
  for (let i = 0; i < influence.length; i++) {
    if (influence[i] === 0) continue;
    for (let k = starts[i]; k < starts[i + 1]; k++) sums[groups[k]] += influence[i];
  }
  return sums.reduce((variance, sum, group) => variance + signs[group] * sum * sum, 0);
}

/**
 * Sum over all pairs of units that share a label of the product of their influences: the variance of an estimate whose
 * errors hang together wherever two units have a rep, or the account itself, in common. With two labels a unit this is
 * the dyadic-robust variance of Aronow, Samii & Assenova (2015), "Cluster-robust variance estimation for dyadic data",
 * Political Analysis 23; sums over subsets of labels as in Cameron, Gelbach & Miller (2011), "Robust inference with
 * multiway clustering", J. Business & Economic Statistics 29, §2.3. Time is linear in units. It can come out negative.
 * @param labels the labels of each unit, each once; at most a handful
 */
export function sharedLabelVariance(influence: ArrayLike<number>, labels: readonly (readonly string[])[]): number {
  const sums = new Map<string, { sum: number; sign: number }>();
  labels.forEach((own, i) => {
    if (influence[i] === 0) return;
    const sorted = [...own].sort();
    for (let subset = 1; subset < 1 << sorted.length; subset++) {
      const chosen = sorted.filter((_, k) => (subset >> k) & 1);
      const key = chosen.join('\n');
      const entry = sums.get(key);
      if (entry) entry.sum += influence[i];
      else sums.set(key, { sum: influence[i], sign: chosen.length % 2 === 1 ? 1 : -1 });
    }
  });
  let variance = 0;
  for (const { sum, sign } of sums.values()) variance += sign * sum * sum;
  return variance;
}

/**
 * How many of each stratum wait for the second wave: the share of all swaps, rounded to whole ones (at least one, never
 * all), divided over the strata by largest remainders; equal remainders go to the earlier stratum.
 * @param sizes swaps in each stratum
 * @param share of the swaps that are to wait, from 0 to 0.5
 */
export function heldOutOf(sizes: readonly number[], share: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (share <= 0 || all < 2) return sizes.map(() => 0);
  const wanted = Math.min(all - 1, Math.max(1, Math.round(share * all)));
  const quotas = sizes.map((size) => (size * wanted) / all);
  const counts = quotas.map(Math.floor);
  const order = quotas.map((_, i) => i).sort((a, b) => quotas[b] - counts[b] - (quotas[a] - counts[a]) || a - b);
  const missing = wanted - counts.reduce((sum, count) => sum + count, 0);
  for (const i of order.slice(0, missing)) counts[i] += 1;
  return counts;
}

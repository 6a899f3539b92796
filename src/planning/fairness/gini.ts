/**
 * Gini coefficient of amounts, 0 = all equal (Gini 1912; by ranks: 2·Σ i·x_i / (n·Σ x) − (n + 1)/n). Amounts below zero
 * count as zero; 0 when there is nothing to share.
 */
export function giniOf(amounts: number[]): number {
  const sorted = amounts.map((amount) => Math.max(0, amount)).sort((a, b) => a - b);
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return 0;
  const n = sorted.length;
  const ranked = sorted.reduce((sum, amount, i) => sum + (i + 1) * amount, 0);
  return (2 * ranked) / (n * total) - (n + 1) / n;
}

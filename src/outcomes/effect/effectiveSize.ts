/** How many equal weights the given ones amount to: (Σw)² / Σw² (Kish 1965, Survey Sampling, §11.7); 0 of none. */
export function effectiveSize(weights: readonly number[]): number {
  const sum = weights.reduce((total, w) => total + w, 0);
  const squares = weights.reduce((total, w) => total + w * w, 0);
  return squares > 0 ? (sum * sum) / squares : 0;
}

/**
 * Standard normal distribution function, exact to about 1e-15 (absolute), by Taylor's series about 0: Marsaglia
 * (2004), "Evaluating the normal distribution", Journal of Statistical Software 11(4).
 */
export function normalCdf(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let sum = x;
  let term = x;
  for (let i = 3, before = 0; sum !== before; i += 2) {
    before = sum;
    term *= (x * x) / i;
    sum += term;
  }
  return Math.min(1, Math.max(0, 0.5 + sum * Math.exp(-0.5 * x * x - 0.5 * Math.log(2 * Math.PI))));
}

/** P(|Z| ≥ |z|) of a standard normal Z. */
export function twoSidedP(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}

/** z with P(Z ≤ z) = p, 0 < p < 1, by Newton's method, which comes from the middle and never oversteps the root. */
export function normalQuantile(p: number): number {
  if (p < 0.5) return -normalQuantile(1 - p);
  let z = 0;
  for (let i = 0; i < 100; i++) {
    const step = ((p - normalCdf(z)) * Math.sqrt(2 * Math.PI)) / Math.exp(-0.5 * z * z);
    if (!(step > 1e-15)) break;
    z += step;
  }
  return z;
}

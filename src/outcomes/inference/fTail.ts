import { incompleteBeta } from './incompleteBeta';

/** P(X ≥ x) of an F distribution with d1 and d2 > 0 degrees of freedom (DLMF 8.17). */
function fTail(x: number, d1: number, d2: number): number {
  return x <= 0 ? 1 : incompleteBeta(d2 / (d2 + d1 * x), d2 / 2, d1 / 2);
}

/**
 * p-value of a Wald statistic over `k` estimates whose covariance was itself estimated from about `df` independent
 * units: Hotelling's T² as an F (Hotelling 1931, Annals of Mathematical Statistics 2). Null when the units are too few.
 */
export function hotellingP(wald: number, k: number, df: number): number | null {
  const rest = df - k + 1;
  return rest <= 0 ? null : fTail((wald * rest) / (df * k), k, rest);
}

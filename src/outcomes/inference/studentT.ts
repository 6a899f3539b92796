import { incompleteBeta } from './incompleteBeta';

/**
 * Distribution function of Student's t with `df` > 0 degrees of freedom, from the incomplete beta function (DLMF 8.17).
 */
export function studentCdf(t: number, df: number): number {
  if (!Number.isFinite(df)) throw new RangeError('Degrees of freedom are finite.');
  const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
  return t > 0 ? 1 - tail : tail;
}

/** The t below which Student's t with `df` degrees of freedom lies with probability p, 0 < p < 1. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentQuantile(1 - p, df);
  let low = 0;
  let high = 1;
  while (studentCdf(high, df) < p) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, df) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

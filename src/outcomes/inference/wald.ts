import { chiSquareTail } from './chiSquare';

/** A joint test that all of several estimates are zero. */
export interface WaldTest {
  /** estimates' × covariance⁻¹ × estimates, chi-square with df degrees of freedom when all truths are zero. */
  wald: number;
  df: number;
  p: number;
}

/** Below this share of an estimate's variance left by the others, the matrix is singular for all practical purposes. */
const SINGULAR = 1e-12;

/**
 * Wald test that all estimates are zero.
 * @param matrix their covariance, row by row
 * @returns null when the covariance is singular (more estimates than independent units, or an estimate without error)
 */
export function waldTest(values: readonly number[], matrix: Float64Array): WaldTest | null {
  const k = values.length;
  const factor = new Float64Array(k * k);
  const scaled = new Float64Array(k);
  const sd = values.map((_, a) => Math.sqrt(matrix[a * k + a]));
  if (sd.some((own) => !(own > 0))) return null;
  let wald = 0;
  // Cholesky's factor of the correlations and, row by row, the solution of factor × scaled = values / sd.
  for (let a = 0; a < k; a++) {
    let rest = values[a] / sd[a];
    for (let b = 0; b <= a; b++) {
      let sum = matrix[a * k + b] / (sd[a] * sd[b]);
      for (let c = 0; c < b; c++) sum -= factor[a * k + c] * factor[b * k + c];
      if (b === a && !(sum > SINGULAR)) return null;
      factor[a * k + b] = b === a ? Math.sqrt(sum) : sum / factor[b * k + b];
      if (b < a) rest -= factor[a * k + b] * scaled[b];
    }
    scaled[a] = rest / factor[a * k + a];
    wald += scaled[a] ** 2;
  }
  return { wald, df: k, p: chiSquareTail(wald, k) };
}

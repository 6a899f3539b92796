/** What is left of a column after the others, as a share of its own sum of squares, below which it adds nothing. */
const COLLINEAR = 1e-9;

/** A weighted least-squares fit that can be asked again for other right-hand sides. */
export interface Fit {
  /** (X'WX)⁻¹ v; columns that the others make up get 0. */
  solve(v: Float64Array): Float64Array;
  /** Coefficients of y on the rows. */
  coefficients(y: Float64Array): Float64Array;
}

/**
 * Weighted least squares by Cholesky's factor of X'WX (Golub & Van Loan, Matrix Computations, §5.3.2). Rows without
 * weight play no part; a column that the ones before it make up is left out.
 * @param rows one array of covariates a unit, all of one length
 */
export function leastSquares(rows: readonly Float64Array[], weights: ArrayLike<number>): Fit {
  const k = rows[0]?.length ?? 0;
  const normal = new Float64Array(k * k);
  rows.forEach((x, i) => {
    if (weights[i] === 0) return;
    for (let a = 0; a < k; a++) for (let b = 0; b <= a; b++) normal[a * k + b] += weights[i] * x[a] * x[b];
  });
  const solve = solverOf(normal, k);
  return {
    solve,
    coefficients(y) {
      const v = new Float64Array(k);
      rows.forEach((x, i) => {
        if (weights[i] === 0) return;
        for (let a = 0; a < k; a++) v[a] += weights[i] * x[a] * y[i];
      });
      return solve(v);
    },
  };
}

/**
 * Solves normal equations.
 * @param normal X'WX row by row, k × k; only its lower half is read
 */
export function solverOf(normal: Float64Array, k: number): (v: Float64Array) => Float64Array {
  const { factor, used } = choleskyOf(normal, k);
  return (v) => {
    const z = new Float64Array(k);
    for (let a = 0; a < k; a++) {
      if (!used[a]) continue;
      let rest = v[a];
      for (let b = 0; b < a; b++) rest -= factor[a * k + b] * z[b];
      z[a] = rest / factor[a * k + a];
    }
    for (let a = k - 1; a >= 0; a--) {
      if (!used[a]) continue;
      for (let b = a + 1; b < k; b++) z[a] -= factor[b * k + a] * z[b];
      z[a] /= factor[a * k + a];
    }
    return z;
  };
}

function choleskyOf(normal: Float64Array, k: number): { factor: Float64Array; used: boolean[] } {
  const factor = new Float64Array(k * k);
  const used: boolean[] = [];
  for (let a = 0; a < k; a++) {
    let rest = normal[a * k + a];
    for (let b = 0; b < a; b++) {
      if (!used[b]) continue;
      let sum = normal[a * k + b];
      for (let c = 0; c < b; c++) sum -= factor[a * k + c] * factor[b * k + c];
      factor[a * k + b] = sum / factor[b * k + b];
      rest -= factor[a * k + b] ** 2;
    }
    used.push(rest > COLLINEAR * normal[a * k + a]);
    if (used[a]) factor[a * k + a] = Math.sqrt(rest);
    else factor.fill(0, a * k, a * k + k);
  }
  return { factor, used };
}

/** x·y */
export function dot(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let sum = 0;
  for (let a = 0; a < x.length; a++) sum += x[a] * y[a];
  return sum;
}

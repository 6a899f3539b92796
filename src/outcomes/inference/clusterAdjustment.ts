import { symmetricEigen } from './symmetricEigen';

/** What is left of a column after the others, below which it adds nothing. */
const DEPENDENT = 1e-10;
/** Eigenvalues below this are zero: the cluster alone determines something that is estimated. */
const SINGULAR = 1e-9;

/**
 * t ↦ B^(−1/2) t for B = I + Z K Z', without ever making B: only its part in the span of Z differs from I, so the cost
 * grows with the rows and not with their cube. Directions in which B is zero give zero (Moore–Penrose).
 * @param columns of Z
 * @param middle K, symmetric, row by row
 */
export function inverseRootTimes(
  columns: readonly Float64Array[],
  middle: Float64Array,
  t: Float64Array,
): Float64Array {
  const { basis, upper } = orthonormal(columns);
  const [r, m] = [basis.length, columns.length];
  // S = R K R', with R (r × m) so that Z = U R.
  const half = new Float64Array(r * m);
  for (let a = 0; a < r; a++) {
    for (let b = 0; b < m; b++) {
      for (let c = 0; c < m; c++) half[a * m + b] += upper[a][c] * middle[c * m + b];
    }
  }
  const inner = new Float64Array(r * r);
  for (let a = 0; a < r; a++) {
    for (let b = 0; b < r; b++) for (let c = 0; c < m; c++) inner[a * r + b] += half[a * m + c] * upper[b][c];
  }
  const { values, vectors } = symmetricEigen(inner, r);
  const along = basis.map((u) => product(u, t));
  const factors = new Float64Array(r);
  for (let e = 0; e < r; e++) {
    const root = 1 + values[e] > SINGULAR ? 1 / Math.sqrt(1 + values[e]) - 1 : -1;
    let own = 0;
    for (let a = 0; a < r; a++) own += vectors[a * r + e] * along[a];
    for (let a = 0; a < r; a++) factors[a] += root * own * vectors[a * r + e];
  }
  const result = t.slice();
  basis.forEach((u, a) => {
    for (let i = 0; i < result.length; i++) result[i] += factors[a] * u[i];
  });
  return result;
}

/** Gram–Schmidt, twice over: Z = U R with orthonormal U; columns that others make up add none to U. */
function orthonormal(columns: readonly Float64Array[]): { basis: Float64Array[]; upper: Float64Array[] } {
  const basis: Float64Array[] = [];
  const upper: Float64Array[] = [];
  columns.forEach((column, c) => {
    const rest = column.slice();
    for (let round = 0; round < 2; round++) {
      basis.forEach((u, a) => {
        const along = product(u, rest);
        upper[a][c] += along;
        for (let i = 0; i < rest.length; i++) rest[i] -= along * u[i];
      });
    }
    const length = Math.sqrt(product(rest, rest));
    if (length <= DEPENDENT * Math.sqrt(product(column, column))) return;
    const row = new Float64Array(columns.length);
    row[c] = length;
    basis.push(rest.map((x) => x / length));
    upper.push(row);
  });
  return { basis, upper };
}

function product(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}

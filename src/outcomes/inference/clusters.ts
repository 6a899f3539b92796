/** Which cluster each unit belongs to, numbered 0 … count − 1; the units themselves when nothing lies above them. */
export interface Clusters {
  of: Int32Array;
  count: number;
}

/** Every unit a cluster of its own. */
export function unitClusters(units: number): Clusters {
  return { of: Int32Array.from({ length: units }, (_, i) => i), count: units };
}

/** Sums of influences within clusters: row by row (clusters), one column per estimate. */
export interface ClusterSums {
  rows: Float64Array;
  clusters: number;
  columns: number;
  /** Units in the whole sample. */
  units: number;
}

/** Adds up each column of influences within the clusters. */
export function clusterSums(influences: readonly Float64Array[], { of, count }: Clusters): ClusterSums {
  const columns = influences.length;
  const rows = new Float64Array(count * columns);
  influences.forEach((influence, k) => {
    for (let i = 0; i < of.length; i++) rows[of[i] * columns + k] += influence[i];
  });
  return { rows, clusters: count, columns, units: of.length };
}

/**
 * Standard errors √(Σ_c (Σ_{i∈c} ψ_i)²) / n of the columns, without a small-sample factor: the analytic form of the
 * clustered bootstrap of Callaway & Sant'Anna (2021), Remark 10.
 */
export function standardErrors({ rows, clusters, columns, units }: ClusterSums): Float64Array {
  const errors = new Float64Array(columns);
  for (let c = 0, at = 0; c < clusters; c++) {
    for (let k = 0; k < columns; k++, at++) errors[k] += rows[at] * rows[at];
  }
  return errors.map((squares) => Math.sqrt(squares) / units);
}

/** Covariance matrix of the chosen columns, row by row; its diagonal holds the squared standard errors. */
export function covariance(sums: ClusterSums, chosen: readonly number[]): Float64Array {
  const { rows, clusters, columns, units } = sums;
  const k = chosen.length;
  const matrix = new Float64Array(k * k);
  const own = new Float64Array(k);
  for (let c = 0; c < clusters; c++) {
    for (let a = 0; a < k; a++) own[a] = rows[c * columns + chosen[a]];
    for (let a = 0; a < k; a++) {
      if (own[a] === 0) continue;
      for (let b = 0; b <= a; b++) matrix[a * k + b] += own[a] * own[b];
    }
  }
  for (let a = 0; a < k; a++) {
    for (let b = 0; b <= a; b++) matrix[b * k + a] = matrix[a * k + b] /= units * units;
  }
  return matrix;
}

import { inverseRootTimes } from '../inference/clusterAdjustment';
import { dot, solverOf } from './leastSquares';

/** A weighted regression; parallel arrays, one entry a unit. */
export interface Regression {
  /** All of one length. */
  rows: readonly Float64Array[];
  weights: Float64Array;
  outcomes: Float64Array;
  /** The cluster of each unit: a number from 0, the same in all regressions. */
  clusters: readonly number[];
  /** Which coefficient is asked for. */
  column: number;
}

export interface ClusterRobust {
  value: number;
  error: number;
  /** Degrees of freedom for Student's t; 0 when nothing can be said. */
  df: number;
}

/**
 * Σ share × coefficient over regressions, its error over clusters and how many degrees of freedom that has, right also
 * with few and unequal clusters: bias-reduced linearisation (CR2) with Satterthwaite's degrees of freedom (Bell &
 * McCaffrey 2002, Survey Methodology 28, 169–181; with weights and an identity as working model Pustejovsky & Tipton 2018,
 * J. Business & Economic Statistics 36, §2–3).
 */
export function clusterRobust(regressions: readonly Regression[], shares: readonly number[]): ClusterRobust {
  const count = regressions.reduce((most, { clusters }) => clusters.reduce((own, c) => Math.max(own, c + 1), most), 0);
  const scores = new Float64Array(count);
  const products = new Float64Array(count * count);
  let value = 0;
  regressions.forEach((regression, s) => {
    value += shares[s] * addRegression(regression, shares[s], { scores, products, count });
  });
  let [trace, squares, variance] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    trace += products[i * count + i];
    variance += scores[i] ** 2;
  }
  for (const product of products) squares += product * product;
  return { value, error: Math.sqrt(variance), df: squares > 0 ? (trace * trace) / squares : 0 };
}

interface Sums {
  /** Σ share × a'e by cluster, and Σ share² × p'p by pair of clusters. */
  scores: Float64Array;
  products: Float64Array;
  count: number;
}

/** Adds what one regression says to the sums; returns its coefficient. */
function addRegression(regression: Regression, share: number, { scores, products, count }: Sums): number {
  const { rows, weights, outcomes, clusters, column } = regression;
  const k = rows[0].length;
  const [normal, squared, right] = [new Float64Array(k * k), new Float64Array(k * k), new Float64Array(k)];
  rows.forEach((x, i) => {
    for (let a = 0; a < k; a++) {
      right[a] += weights[i] * x[a] * outcomes[i];
      for (let b = 0; b < k; b++) {
        normal[a * k + b] += weights[i] * x[a] * x[b];
        squared[a * k + b] += weights[i] ** 2 * x[a] * x[b];
      }
    }
  });
  const solve = solverOf(normal, k);
  const coefficients = solve(right);
  const inverse = Array.from({ length: k }, (_, a) => solve(Float64Array.from({ length: k }, (_x, b) => +(a === b))));
  const times = (matrix: Float64Array, v: Float64Array): Float64Array =>
    Float64Array.from({ length: k }, (_, a) => dot(matrix.subarray(a * k, a * k + k), v));
  // B = I + [X WX] [[MQM, −M], [−M, 0]] [X WX]'
  const middle = new Float64Array(4 * k * k);
  for (let b = 0; b < k; b++) {
    const bread = solve(times(squared, inverse[b]));
    for (let a = 0; a < k; a++) {
      middle[a * 2 * k + b] = bread[a];
      middle[a * 2 * k + k + b] = middle[(k + b) * 2 * k + a] = -inverse[b][a];
    }
  }
  const members = new Map<number, number[]>();
  clusters.forEach((cluster, i) => {
    const known = members.get(cluster);
    if (known) known.push(i);
    else members.set(cluster, [i]);
  });
  const parts = [...members].map(([cluster, units]) => {
    const plain = Array.from({ length: k }, (_, a) => Float64Array.from(units, (i) => rows[i][a]));
    const weighted = plain.map((own) => own.map((x, u) => weights[units[u]] * x));
    const start = Float64Array.from(units, (i) => weights[i] * dot(rows[i], inverse[column]));
    const adjusted = inverseRootTimes([...plain, ...weighted], middle, start);
    units.forEach((i, u) => {
      scores[cluster] += share * adjusted[u] * (outcomes[i] - dot(rows[i], coefficients));
    });
    const x = Float64Array.from(plain, (own) => dot(own, adjusted));
    const bread = solve(x);
    return {
      cluster,
      own: dot(adjusted, adjusted),
      y: Float64Array.from(weighted, (w) => dot(w, adjusted)),
      bread,
      meat: times(squared, bread),
    };
  });
  for (const i of parts) {
    for (const j of parts) {
      const shared = dot(i.meat, j.bread) - dot(i.y, j.bread) - dot(j.y, i.bread) + (i === j ? i.own : 0);
      products[i.cluster * count + j.cluster] += share ** 2 * shared;
    }
  }
  return coefficients[column];
}

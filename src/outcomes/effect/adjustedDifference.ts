import { dot, leastSquares } from './leastSquares';

/** Moved accounts against controls in one quarter; parallel arrays, one entry an account. */
export interface Comparison {
  moved: ArrayLike<boolean | number>;
  /** Weight of each account in its side; above 0. */
  weights: Float64Array;
  covariates: readonly Float64Array[];
  /** What is compared. */
  outcomes: Float64Array;
}

/** The difference, and what each account did to it: estimate − truth ≈ Σ influence. */
export interface Difference {
  value: number;
  influence: Float64Array;
  /** The same divided by √(1 − share in its side): a heavy account hides a part of its own error (as HC2 does). */
  correctedInfluence: Float64Array;
}

/**
 * Doubly robust difference: the weighted mean of what the moved accounts did beyond what controls like them did, minus
 * the same of the weighted controls (Sant'Anna & Zhao 2020, Journal of Econometrics 219, eq. 2.6 and Theorem A.1, with a
 * regression fitted on the weighted controls). Right when the weights or the regression is right. The influence counts
 * the estimation of the regression, not that of the weights, which come from the planner and are known.
 * @returns null when a side is empty
 */
export function adjustedDifference({ moved, weights, covariates, outcomes }: Comparison): Difference | null {
  const n = outcomes.length;
  const controlWeights = weights.map((w, i) => (moved[i] ? 0 : w));
  const totals = [0, 0];
  for (let i = 0; i < n; i++) totals[moved[i] ? 1 : 0] += weights[i];
  if (totals[0] === 0 || totals[1] === 0) return null;
  const fit = leastSquares(covariates, controlWeights);
  const coefficients = fit.coefficients(outcomes);
  const rests = outcomes.map((y, i) => y - dot(covariates[i], coefficients));
  const means = [0, 0];
  const imbalance = new Float64Array(coefficients.length);
  for (let i = 0; i < n; i++) {
    const side = moved[i] ? 1 : 0;
    const share = weights[i] / totals[side];
    means[side] += share * rests[i];
    for (let a = 0; a < imbalance.length; a++) imbalance[a] += (side === 1 ? share : -share) * covariates[i][a];
  }
  const leaning = fit.solve(imbalance);
  const influence = new Float64Array(n);
  const correctedInfluence = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const side = moved[i] ? 1 : 0;
    const share = weights[i] / totals[side];
    const own = (side === 1 ? share : -share) * (rests[i] - means[side]);
    influence[i] = own - controlWeights[i] * dot(covariates[i], leaning) * rests[i];
    correctedInfluence[i] = influence[i] / Math.sqrt(Math.max(1 - share, 0.5));
  }
  return { value: means[1] - means[0], influence, correctedInfluence };
}

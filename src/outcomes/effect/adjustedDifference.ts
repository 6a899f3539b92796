import { dot, leastSquares } from './leastSquares';

/** Moved accounts against controls; parallel arrays, one entry an account. */
export interface Sides {
  moved: ArrayLike<boolean | number>;
  /** Weight of each account in its side; above 0. */
  weights: Float64Array;
  covariates: readonly Float64Array[];
}

/** The same in one quarter. */
export interface Comparison extends Sides {
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
export function adjustedDifference({ outcomes, ...sides }: Comparison): Difference | null {
  return adjustedDifferences(sides)?.(outcomes) ?? null;
}

/** The same for many outcomes of the same accounts: what the outcomes play no part in is worked out once. */
export function adjustedDifferences(sides: Sides): ((outcomes: Float64Array) => Difference) | null {
  const { moved, weights, covariates } = sides;
  const n = weights.length;
  const controlWeights = weights.map((w, i) => (moved[i] ? 0 : w));
  const totals = [0, 0];
  for (let i = 0; i < n; i++) totals[moved[i] ? 1 : 0] += weights[i];
  if (totals[0] === 0 || totals[1] === 0) return null;
  const fit = leastSquares(covariates, controlWeights);
  const shares = weights.map((w, i) => w / totals[moved[i] ? 1 : 0]);
  const leaning = fit.solve(imbalanceOf(sides, shares));
  const leverages = controlWeights.map((w, i) => w * dot(covariates[i], leaning));
  const corrections = shares.map((share) => Math.sqrt(Math.max(1 - share, 0.5)));
  return (outcomes) => {
    const coefficients = fit.coefficients(outcomes);
    const rests = outcomes.map((y, i) => y - dot(covariates[i], coefficients));
    const means = [0, 0];
    for (let i = 0; i < n; i++) means[moved[i] ? 1 : 0] += shares[i] * rests[i];
    const influence = new Float64Array(n);
    const correctedInfluence = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const own = moved[i] ? shares[i] * (rests[i] - means[1]) : -shares[i] * (rests[i] - means[0]);
      influence[i] = own - leverages[i] * rests[i];
      correctedInfluence[i] = influence[i] / corrections[i];
    }
    return { value: means[1] - means[0], influence, correctedInfluence };
  };
}

/** Weighted means of the covariates of the moved accounts, minus those of the controls. */
function imbalanceOf({ moved, covariates }: Sides, shares: Float64Array): Float64Array {
  const imbalance = new Float64Array(covariates[0].length);
  for (let i = 0; i < shares.length; i++) {
    const share = moved[i] ? shares[i] : -shares[i];
    for (let a = 0; a < imbalance.length; a++) imbalance[a] += share * covariates[i][a];
  }
  return imbalance;
}

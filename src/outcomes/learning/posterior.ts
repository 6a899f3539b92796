import { groupBy } from '../../shared/groupBy';
import type { Belief, Learnt, SwapEvidence } from './types';

/** An sd that fell by less than this share has learnt nothing worth saying. */
const LEARNT_FROM = 0.1;

/** A symmetric 2 × 2 matrix: first row, then the last entry. */
type Matrix = [number, number, number];

/** Normal equations: information about (κ, δ), and what it points to. */
interface Information {
  matrix: Matrix;
  vector: [number, number];
}

/**
 * Updates both beliefs at once: effect + Σ g·ĉ·h = κ·Σ g·h·ρ − δ·Σ x + error for every swap, by generalised least squares
 * under a bivariate normal prior (Gelman et al. 2013, Bayesian Data Analysis, §14.8). The swaps of a rotation are
 * measured against the same controls and share their error.
 * @param prior both sd above 0
 * @param sharedErrors by rotation id, as a share of what the swap's accounts brought in a year (its Σ x); 0 when missing
 */
export function learn(
  prior: Belief,
  evidence: readonly SwapEvidence[],
  sharedErrors: ReadonlyMap<string, number> = new Map(),
): Learnt {
  const before = invert(covarianceOf(prior));
  const start: Information = { matrix: before, vector: times(before, [prior.headroomShare, prior.handoverLoss]) };
  const rotations = [...groupBy(evidence, (swap) => swap.rotationId)];
  const all = rotations.map(([id, swaps]) => informationOf(swaps, sharedErrors.get(id) ?? 0)).reduce(add, start);
  const covariance = invert(all.matrix);
  const posterior = beliefFrom(covariance, times(covariance, all.vector));
  return {
    prior,
    posterior,
    swaps: evidence.length,
    headroomShareLearnt: posterior.headroomShareSd <= (1 - LEARNT_FROM) * prior.headroomShareSd,
    handoverLossLearnt: posterior.handoverLossSd <= (1 - LEARNT_FROM) * prior.handoverLossSd,
  };
}

/** Z'V⁻¹Z and Z'V⁻¹y with V = diag(errors²) + s·s', s the shared errors (Sherman & Morrison 1950). */
function informationOf(swaps: readonly SwapEvidence[], sharedError: number): Information {
  let [kk, kd, dd, ky, dy, sk, sd, sy, ss] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const swap of swaps) {
    const weight = 1 / swap.errorCents ** 2;
    const [k, d] = [swap.headroomRegressor, -swap.handoverRegressor];
    const y = swap.effectCents + swap.forgoneCents;
    const s = sharedError * swap.handoverRegressor;
    kk += weight * k * k;
    kd += weight * k * d;
    dd += weight * d * d;
    ky += weight * k * y;
    dy += weight * d * y;
    sk += weight * s * k;
    sd += weight * s * d;
    sy += weight * s * y;
    ss += weight * s * s;
  }
  const f = 1 / (1 + ss);
  return {
    matrix: [kk - f * sk * sk, kd - f * sk * sd, dd - f * sd * sd],
    vector: [ky - f * sk * sy, dy - f * sd * sy],
  };
}

function add(x: Information, y: Information): Information {
  return {
    matrix: [x.matrix[0] + y.matrix[0], x.matrix[1] + y.matrix[1], x.matrix[2] + y.matrix[2]],
    vector: [x.vector[0] + y.vector[0], x.vector[1] + y.vector[1]],
  };
}

function times([a, b, c]: Matrix, [x, y]: [number, number]): [number, number] {
  return [a * x + b * y, b * x + c * y];
}

function invert([a, b, c]: Matrix): Matrix {
  const determinant = a * c - b * b;
  return [c / determinant, -b / determinant, a / determinant];
}

function covarianceOf({ headroomShareSd: k, handoverLossSd: d, correlation }: Belief): Matrix {
  return [k * k, correlation * k * d, d * d];
}

function beliefFrom([kk, kd, dd]: Matrix, [headroomShare, handoverLoss]: [number, number]): Belief {
  const [headroomShareSd, handoverLossSd] = [Math.sqrt(kk), Math.sqrt(dd)];
  return {
    headroomShare,
    handoverLoss,
    headroomShareSd,
    handoverLossSd,
    correlation: kd / (headroomShareSd * handoverLossSd),
  };
}

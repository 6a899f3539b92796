import { type Assignment, distinctAssignments, type Redraws } from './assignments';
import { type Comparison, differenceInMeans } from './comparisons';
import type { Interval } from './interval';

/** What the redrawn assignments say about the effect. */
export interface RandomisationResult {
  effect: number;
  /** Two-sided, for no effect on anybody; at least one over the number of assignments. */
  p: number;
  /** Constant effects that are not rejected; null when fewer than 20 assignments exist or too few for the level. */
  interval: Interval | null;
  /** Different assignments, the real one included. */
  assignments: number;
}

/** Below this many assignments the smallest p-value is above 5 %: no interval. */
const FEWEST_ASSIGNMENTS = 20;
const ROUNDING = 1e-9;

/**
 * Randomisation inference (Fisher 1935; Rosenbaum 2002, Observational Studies, §2.4–2.6): the p-value is the share of
 * assignments whose comparison is at least as large in size as the real one, the real one counted (Phipson & Smyth
 * 2010, "Permutation p-values should never be zero", for random redraws). The interval inverts that test over constant
 * effects τ: a redraw speaks for τ as long as |a − τb| ≥ |effect − τ|, a its comparison of the outcomes and b that of
 * the real assignment. That holds from one root to the other, around the effect, so the limits are exact order
 * statistics of the roots and no search is needed.
 * @param redraws from the same set of draws as the real assignment
 * @param level of the interval, e.g. 0.9
 */
export function randomisationInference(
  outcomes: ArrayLike<number>,
  assigned: Assignment,
  redraws: Pick<Redraws, 'assignments' | 'complete'>,
  level: number,
  compare: Comparison = differenceInMeans,
): RandomisationResult {
  const effect = compare(outcomes, assigned);
  const redrawn = redraws.assignments.map((own) => compare(outcomes, own));
  if ([effect, ...redrawn].some(Number.isNaN)) throw new RangeError('Every assignment needs both kinds of units.');
  const roots = redrawn.map((a, r) => acceptedEffects(effect, a, compare(assigned, redraws.assignments[r])));
  // A complete list holds the real assignment; to a random sample it is added.
  const own = redraws.complete ? 0 : 1;
  const total = redrawn.length + own;
  const least = Math.abs(effect) * (1 - ROUNDING);
  const assignments = distinctAssignments([assigned, ...redraws.assignments]);
  // τ is kept while more than (1 − level) of all assignments are as extreme: up to the k-th most distant root.
  const k = Math.floor((1 - level) * total + ROUNDING) + 1 - own;
  return {
    effect,
    p: (redrawn.filter((a) => Math.abs(a) >= least).length + own) / total,
    interval: assignments < FEWEST_ASSIGNMENTS || k < 1 ? null : limits(roots, k),
    assignments,
  };
}

/** The constant effects for which the redraw is at least as extreme as the real assignment: from root to root. */
function acceptedEffects(effect: number, redrawn: number, overlap: number): Interval {
  // The same assignment and its mirror image are as extreme as the real one whatever the effect.
  if (Math.abs(overlap) > 1 - ROUNDING) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const roots = [(effect - redrawn) / (1 - overlap), (effect + redrawn) / (1 + overlap)];
  return { low: Math.min(...roots), high: Math.max(...roots) };
}

/** The k-th most distant roots on each side; null when they lie at infinity. */
function limits(roots: readonly Interval[], k: number): Interval | null {
  const low = roots.map((range) => range.low).sort((a, b) => a - b)[k - 1];
  const high = roots.map((range) => range.high).sort((a, b) => b - a)[k - 1];
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : null;
}

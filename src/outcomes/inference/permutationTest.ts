import type { Random } from '../../shared/random';
import { type Assignment, permuteWithinStrata, waysWithinStrata } from './assignments';
import { differenceWithinStrata } from './comparisons';
import { randomisationInference } from './randomisation';

/** Units of one stratum with what they weigh together. */
interface Stratum {
  units: Int32Array;
  treated: number;
  /** Places that the draw exchanged, to be put back. */
  exchanged: Int32Array;
  weight: number;
  sum: number;
}

/** What is compared: outcomes and weights of units, who is treated (1), and strata within which it could be others. */
export interface StratifiedComparison {
  outcomes: ArrayLike<number>;
  weights: ArrayLike<number>;
  assigned: Assignment;
  /** One number per unit, any numbering. */
  strata: ArrayLike<number>;
}

const ROUNDING = 1e-9;
/** Below this many assignments the smallest p-value is above 5 %. */
const FEWEST_ASSIGNMENTS = 20;

/**
 * Two-sided p-value of "no effect on anybody" from permutations within strata, the real assignment counted (Phipson &
 * Smyth 2010): randomisationInference without its interval. A draw costs only as much as there are treated units, and
 * nothing is kept of it.
 * @returns null when fewer than 20 assignments are possible, or no stratum has both kinds of units
 */
export function permutationTest(
  comparison: StratifiedComparison,
  draws: number,
  level: number,
  random: Random,
): number | null {
  const { outcomes, weights, assigned, strata } = comparison;
  const compare = differenceWithinStrata(strata, weights);
  const effect = compare(outcomes, assigned);
  const possible = waysWithinStrata(assigned, strata);
  if (possible < FEWEST_ASSIGNMENTS || Number.isNaN(effect)) return null;
  if (possible <= draws) {
    const all = permuteWithinStrata(assigned, strata, draws, random);
    return randomisationInference(outcomes, assigned, all, level, compare).p;
  }
  const own = stratified(comparison);
  const least = Math.abs(effect) * (1 - ROUNDING);
  let asLarge = 1;
  for (let draw = 0; draw < draws; draw++) {
    if (Math.abs(drawnDifference(own, comparison, random)) >= least) asLarge++;
  }
  return asLarge / (draws + 1);
}

function stratified({ outcomes, weights, assigned, strata }: StratifiedComparison): Stratum[] {
  const members = new Map<number, number[]>();
  for (let i = 0; i < assigned.length; i++) {
    const known = members.get(strata[i]);
    if (known) known.push(i);
    else members.set(strata[i], [i]);
  }
  return [...members.values()].map((units) => ({
    units: Int32Array.from(units),
    treated: units.reduce((n, i) => n + assigned[i], 0),
    exchanged: new Int32Array(units.length),
    weight: units.reduce((sum, i) => sum + weights[i], 0),
    sum: units.reduce((sum, i) => sum + weights[i] * outcomes[i], 0),
  }));
}

/** The comparison for a fresh draw of who is treated: the first places of a Fisher–Yates shuffle in every stratum. */
function drawnDifference(
  strata: readonly Stratum[],
  { outcomes, weights }: StratifiedComparison,
  random: Random,
): number {
  let [all, effect] = [0, 0];
  for (const { units, treated, exchanged, weight, sum } of strata) {
    let [own, ownSum] = [0, 0];
    for (let i = 0; i < treated; i++) {
      const j = i + random.below(units.length - i);
      exchange(units, i, j);
      exchanged[i] = j;
      own += weights[units[i]];
      ownSum += weights[units[i]] * outcomes[units[i]];
    }
    for (let i = treated - 1; i >= 0; i--) exchange(units, i, exchanged[i]);
    if (treated === 0 || treated === units.length) continue;
    all += own;
    effect += own * (ownSum / own - (sum - ownSum) / (weight - own));
  }
  return effect / all;
}

function exchange(units: Int32Array, i: number, j: number): void {
  const at = units[i];
  units[i] = units[j];
  units[j] = at;
}

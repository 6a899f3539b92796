import type { RepId } from '../../accounts/types';
import { betweenVariance, type Estimate, shrinkToZero } from '../statistics/shrinkage';
import { meanAndSd } from '../statistics/trend';
import type { RepPerformance } from './performance';

export interface RepEffect {
  effect: number;
  effectSd: number;
  probabilityPositive: number;
}

/** Fewer differences than this say too little about how much a book's growth varies by chance. */
const MIN_QUARTERS = 4;
/** Quarters that happen to agree do not make an effect certain: no error is below half a point. */
const SMALLEST_ERROR = 0.005;

/**
 * What is left of each rep's raw effect after allowing for chance: normal–normal empirical Bayes with prior mean 0 and
 * the between-rep variance by moments over the company. Reps with fewer than four counted quarters get none.
 */
export function repEffects(performances: ReadonlyMap<RepId, RepPerformance>): Map<RepId, RepEffect> {
  const estimates = new Map<RepId, Estimate>();
  for (const repId of [...performances.keys()].sort((a, b) => a - b)) {
    const estimate = estimateOf(performances.get(repId)!);
    if (estimate) estimates.set(repId, estimate);
  }
  const variance = betweenVariance([...estimates.values()]);
  return new Map(
    [...estimates].map(([repId, estimate]) => {
      const { mean, sd, probabilityPositive } = shrinkToZero(estimate, variance);
      return [repId, { effect: mean, effectSd: sd, probabilityPositive }];
    }),
  );
}

/**
 * The raw effect with its standard error sd/√m: sd from the k = 4 to 8 yearly differences by quarter, m = how many
 * quarters the effect is taken over. Because sd itself is uncertain with so few, the variance is that of Student's t
 * with k − 1 degrees of freedom, (k − 1)/(k − 3) times larger.
 */
function estimateOf({ rawEffect, effectQuarters, differences }: RepPerformance): Estimate | null {
  const k = differences.length;
  if (rawEffect === null || k < MIN_QUARTERS) return null;
  const error = (meanAndSd(differences).sd / Math.sqrt(effectQuarters)) * Math.sqrt((k - 1) / (k - 3));
  return { value: rawEffect, error: Math.max(SMALLEST_ERROR, error) };
}

/** In how many of the counted quarters the book grew faster than its market. */
export function quartersAbove(differences: readonly number[]): number {
  return differences.filter((difference) => difference > 0).length;
}

/**
 * A consistent performer: all of the last eight quarters count, the book was above its market in at least six of them,
 * and the effect is positive with at least the policy's probability.
 */
export function isConsistent(
  performance: RepPerformance | undefined,
  effect: RepEffect | undefined,
  probability: number,
): boolean {
  if (!performance || !effect || performance.differences.length < 8) return false;
  return quartersAbove(performance.differences) >= 6 && effect.probabilityPositive >= probability;
}

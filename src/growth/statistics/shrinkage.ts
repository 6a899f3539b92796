import { normalCdf } from './normal';

/** An estimate with its standard error (> 0), in the same unit. */
export interface Estimate {
  value: number;
  error: number;
}

export interface Posterior {
  mean: number;
  sd: number;
  /** ½ when the posterior is a point at zero: then nothing speaks for either side. */
  probabilityPositive: number;
}

/**
 * Variance between estimates beyond their errors, by the method of moments of DerSimonian & Laird (1986),
 * "Meta-analysis in clinical trials", Controlled Clinical Trials 7, 177–188. Not below 0; 0 of fewer than two.
 */
export function betweenVariance(estimates: readonly Estimate[]): number {
  const weights = estimates.map(({ error }) => 1 / error ** 2);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const centre = estimates.reduce((sum, { value }, i) => sum + weights[i] * value, 0) / total;
  const q = estimates.reduce((sum, { value }, i) => sum + weights[i] * (value - centre) ** 2, 0);
  const scale = total - weights.reduce((sum, w) => sum + w ** 2, 0) / total;
  return estimates.length < 2 || !(scale > 0) ? 0 : Math.max(0, (q - (estimates.length - 1)) / scale);
}

/** Posterior of one estimate under a normal prior with mean 0 and the given variance (empirical Bayes). */
export function shrinkToZero({ value, error }: Estimate, priorVariance: number): Posterior {
  const kept = priorVariance / (priorVariance + error ** 2);
  const mean = kept * value + 0;
  const sd = Math.sqrt(kept) * error;
  return { mean, sd, probabilityPositive: sd > 0 ? normalCdf(mean / sd) : 0.5 };
}

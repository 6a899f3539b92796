import { normalCdf } from '../../growth/statistics/normal';
import { betweenVariance, type Estimate, type Posterior } from '../../growth/statistics/shrinkage';

/** Many effects seen as draws around a common mean. */
export interface Pooled {
  /** The common mean and its error, every effect weighted by 1 / (error² + variance between). */
  mean: number;
  error: number;
  /** Variance of the true effects around the mean. */
  between: number;
  /** Each effect drawn towards the mean, in the order given. */
  shrunken: Posterior[];
}

/**
 * Normal–normal shrinkage of effects towards their common mean, the mean and the variance between estimated from them
 * (DerSimonian & Laird 1986, Controlled Clinical Trials 7, 177–188; empirical Bayes as in Morris 1983, "Parametric
 * empirical Bayes inference", JASA 78, 47–55, the error of the mean included). Null without effects.
 * @param effects all errors above 0, all in the same unit
 */
export function poolEffects(effects: readonly Estimate[]): Pooled | null {
  if (effects.length === 0) return null;
  const between = betweenVariance(effects);
  const weights = effects.map(({ error }) => 1 / (error ** 2 + between));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = effects.reduce((sum, { value }, k) => sum + weights[k] * value, 0) / total;
  const shrunken = effects.map(({ value, error }) => {
    const drawn = error ** 2 / (error ** 2 + between);
    const variance = (1 - drawn) * error ** 2 + drawn ** 2 / total;
    const own = drawn * mean + (1 - drawn) * value;
    return { mean: own, sd: Math.sqrt(variance), probabilityPositive: normalCdf(own / Math.sqrt(variance)) };
  });
  return { mean, error: Math.sqrt(1 / total), between, shrunken };
}

/** The loosest ε of the curve as a multiple of the policy's, and the values below it as shares of the loosest. */
const LOOSEST = 2.5;
const SHARES = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 1];
/** What is looked at where the policy's own ε is zero: no book may change at all. */
const WHERE_ZERO = 0.02;

/**
 * The eight values of ε (shares) that a frontier looks at, tightest first, the policy's own among them: from an eighth of
 * it to two and a half times it, but never above 1. For the usual 2 %: 0.25, 0.5, 0.75, 1, 1.5, 2, 3 and 5 %.
 */
export function frontierEpsilons(policyEpsilon: number): number[] {
  const own = Math.round(policyEpsilon * 1e6);
  const loosest = Math.min(1e6, Math.round((own === 0 ? WHERE_ZERO * 1e6 : own) * LOOSEST));
  const values = SHARES.map((share) => Math.max(1, Math.round(share * loosest)));
  const nearest = values.reduce((at, value, i) => (Math.abs(value - own) < Math.abs(values[at] - own) ? i : at), 0);
  values[nearest] = own;
  return [...new Set(values)].sort((a, b) => a - b).map((value) => value / 1e6);
}

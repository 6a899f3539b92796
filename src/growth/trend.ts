import { type Company, centsOf, quartersOfHistory } from './company';
import { isPooled, type PooledQuarters, seasonalIndex } from './seasonality';
import { mannKendall, meanAndSd, theilSenSlope } from './statistics/trend';

export interface Movement {
  /** Theil–Sen slope a year as a fraction of the mean quarter × 4, and the two-sided p of Mann–Kendall. */
  trend: { slopePerYear: number; p: number } | null;
  /** Standard deviation of the quarters over their mean, season taken out. */
  volatility: number | null;
}

/**
 * Trend and volatility of one account over its last 8 to 12 complete quarters, after dividing by the seasonal index of
 * its peers (the account's own money taken out of the pool; the next wider pool where theirs shows no season). Null below the policy's minimum of quarters or where the
 * mean is not above zero.
 * @param level which of the three divisions the account's peers come from
 */
export function movementOf(company: Company, pooled: PooledQuarters, position: number, level: number): Movement {
  const { asOf, policy } = company.input;
  const count = Math.min(pooled.quarters, quartersOfHistory(company, position, asOf));
  if (count < policy.growth.minQuarters) return { trend: null, volatility: null };
  const own = new Float64Array(pooled.quarters);
  for (let i = 0; i < own.length; i++) own[i] = centsOf(company, position, asOf - own.length + 1 + i, 1);
  const index = peersSeason(company, pooled, position, level, own);
  const adjusted = own.map((cents, i) => cents / index[i % 4]).subarray(own.length - count);
  const { mean, sd } = meanAndSd(adjusted);
  if (!(mean > 0)) return { trend: null, volatility: null };
  const slope = theilSenSlope(adjusted) ?? 0;
  return { trend: { slopePerYear: (slope / mean) * 4, p: mannKendall(adjusted).p }, volatility: sd / mean };
}

const NO_SEASON = Float64Array.of(1, 1, 1, 1);

function peersSeason(
  company: Company,
  pooled: PooledQuarters,
  position: number,
  level: number,
  own: Float64Array,
): Float64Array {
  const included = isPooled(company, position, pooled.quarters);
  for (let wider = level; wider < company.pools.length; wider++) {
    const pool = pooled.sums[wider][company.pools[wider].poolOf[position]];
    const index = seasonalIndex(included ? pool.map((cents, i) => cents - own[i]) : pool);
    if (index) return index;
  }
  return NO_SEASON;
}

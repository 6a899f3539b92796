import { type Company, centsOf, quartersOfHistory } from './company';
import { isPooled, type PooledQuarters, seasonalIndex } from './seasonality';
import { mannKendall, meanAndSd, theilSenSlope } from './statistics/trend';

export interface Movement {
  /** Theil–Sen slope a year as a fraction of the mean quarter × 4, and the two-sided p of Mann–Kendall. */
  trend: { slopePerYear: number; p: number } | null;
  /** Standard deviation of the quarters over their mean, season taken out. */
  volatility: number | null;
}

const NO_SEASON = Float64Array.of(1, 1, 1, 1);
const STANDSTILL: Movement = { trend: null, volatility: null };

/**
 * Trend and volatility of one account after another over its last 8 to 12 complete quarters, after dividing by the seasonal
 * index of its peers (the account's own money taken out of the pool; the next wider pool where theirs shows no season).
 * Null below the policy's minimum of quarters or where the mean is not above zero.
 */
export class Movements {
  // Filled anew for each account: making them anew for each would cost more than the figures themselves.
  readonly #own: Float64Array;
  readonly #others: Float64Array;
  readonly #slopes: Float64Array;

  constructor(
    private readonly company: Company,
    private readonly pooled: PooledQuarters,
  ) {
    const { quarters } = pooled;
    this.#own = new Float64Array(quarters);
    this.#others = new Float64Array(quarters);
    this.#slopes = new Float64Array((quarters * (quarters - 1)) / 2);
  }

  /** @param level which of the three divisions the account's peers come from */
  of(position: number, level: number): Movement {
    const { asOf, policy } = this.company.input;
    const { quarters } = this.pooled;
    const count = Math.min(quarters, quartersOfHistory(this.company, position, asOf));
    if (count < policy.growth.minQuarters) return STANDSTILL;
    const own = this.#own;
    for (let i = 0; i < quarters; i++) own[i] = centsOf(this.company, position, asOf - quarters + 1 + i, 1);
    const index = this.#peersSeason(position, level);
    for (let i = 0; i < quarters; i++) own[i] /= index[i % 4];
    const adjusted = count === quarters ? own : own.subarray(quarters - count);
    const { mean, sd } = meanAndSd(adjusted);
    if (!(mean > 0)) return STANDSTILL;
    const slope = theilSenSlope(adjusted, this.#slopes) ?? 0;
    return { trend: { slopePerYear: (slope / mean) * 4, p: mannKendall(adjusted).p }, volatility: sd / mean };
  }

  #peersSeason(position: number, level: number): Float64Array {
    const { pools } = this.company;
    const included = isPooled(this.company, position, this.pooled.quarters);
    for (let wider = level; wider < pools.length; wider++) {
      const pool = this.pooled.sums[wider][pools[wider].poolOf[position]];
      const index = seasonalIndex(included ? this.#withoutOwn(pool) : pool);
      if (index) return index;
    }
    return NO_SEASON;
  }

  #withoutOwn(pool: Float64Array): Float64Array {
    for (let i = 0; i < pool.length; i++) this.#others[i] = pool[i] - this.#own[i];
    return this.#others;
  }
}

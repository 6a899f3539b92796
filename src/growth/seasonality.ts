import { type Company, centsOf } from './company';

/** Quarters over which seasons and trends are taken. */
export const TREND_QUARTERS = 12;

/** Pooled revenue of every pool, oldest quarter first, at each of the three levels of peers. */
export type PooledQuarters = { quarters: number; sums: Float64Array[][] };

/**
 * Sums the last (up to) twelve complete quarters by pool of peers, over the accounts that are there from the first of
 * these quarters on: one that comes later would look like a season.
 */
export function pooledQuarters(company: Company): PooledQuarters {
  const { asOf } = company.input;
  const quarters = Math.max(0, Math.min(TREND_QUARTERS, asOf - company.firstCompleteQuarter + 1));
  const sums = company.pools.map(({ poolOf, pools }) => {
    const sumOf = Array.from({ length: pools }, () => new Float64Array(quarters));
    for (let position = 0; position < poolOf.length; position++) {
      if (!isPooled(company, position, quarters)) continue;
      const sum = sumOf[poolOf[position]];
      for (let i = 0; i < quarters; i++) sum[i] += centsOf(company, position, asOf - quarters + 1 + i, 1);
    }
    return sumOf;
  });
  return { quarters, sums };
}

/** Whether an account's history covers all of the pooled quarters. */
export function isPooled(company: Company, position: number, quarters: number): boolean {
  return company.since[position] <= company.input.asOf - quarters + 1;
}

/**
 * Seasonal index of the four quarters of a year (mean 1), by the ratio to the centred moving average of classical
 * decomposition: Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, 3rd ed., §3.4. The index at k
 * belongs to the quarters whose place in `sums` is k modulo 4. Null where the sums do not allow one.
 * @param sums minor units by quarter, oldest first; at least eight quarters
 */
export function seasonalIndex(sums: ArrayLike<number>): Float64Array | null {
  const total = new Float64Array(4);
  const count = new Int32Array(4);
  for (let i = 2; i + 2 < sums.length; i++) {
    const average = (sums[i - 2] / 2 + sums[i - 1] + sums[i] + sums[i + 1] + sums[i + 2] / 2) / 4;
    if (!(average > 0)) continue;
    total[i % 4] += sums[i] / average;
    count[i % 4]++;
  }
  const ratios = total.map((sum, season) => sum / count[season]);
  const mean = ratios.reduce((sum, ratio) => sum + ratio / 4, 0);
  const usable = ratios.every((ratio) => ratio > MIN_INDEX * mean);
  return usable ? ratios.map((ratio) => ratio / mean) : null;
}

/** A season below a twentieth of an average quarter is no season but missing data; dividing by it would explode. */
const MIN_INDEX = 0.05;

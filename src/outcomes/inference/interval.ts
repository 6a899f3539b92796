/** From low to high, in the unit of the estimate. */
export interface Interval {
  low: number;
  high: number;
}

import { QUARTERS_FOR_VERDICT } from '../../outcomes/effect/trades/verdicts';
import type { Interval } from '../../outcomes/inference/interval';
import { type Manner, percent, signedMoney, signedShare } from '../../shared/wording';

/** 'between −$9K and +$17K'. */
export function between({ low, high }: Interval, manner: Manner): string {
  return `between ${signedMoney(low, manner)} and ${signedMoney(high, manner)}`;
}

/** 'between −3.1% and +12%'. */
export function betweenShares({ low, high }: Interval, { locale }: Manner): string {
  return `between ${signedShare(low, locale)} and ${signedShare(high, locale)}`;
}

/** On which side of zero an interval lies; 0 = it holds zero. */
export function sideOf({ low, high }: Interval): -1 | 0 | 1 {
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}

/** An interval of shares as money. */
export function centsOf({ low, high }: Interval, baselineCents: number): Interval {
  return { low: Math.round(low * baselineCents), high: Math.round(high * baselineCents) };
}

/** What stands before figures that no verdict follows from yet. */
export function tooEarlyWords(quarters: number): string {
  return `Too early for a verdict: ${quarters} of ${QUARTERS_FOR_VERDICT} complete quarters ${quarters === 1 ? 'has' : 'have'} passed.`;
}

/** A chance in words: 'fewer than one in 100', '12 in 100'. */
export function oddsOf(p: number): string {
  return p < 0.01 ? 'fewer than one in 100' : `${percent(p).replace('%', '')} in 100`;
}

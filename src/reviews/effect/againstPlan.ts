import type { Interval } from '../../outcomes/inference/interval';
import { type Manner, signedMoney } from '../../shared/wording';

/**
 * What the plan had expected beside what came of it; minor units a quarter.
 * @param intervalCents of the effect; null = it cannot be told
 */
export function againstPlan(expectedCents: number, intervalCents: Interval | null, manner: Manner): string {
  const expected = `The plan expected ${signedMoney(expectedCents, manner)} a quarter`;
  if (intervalCents === null) return `${expected}.`;
  if (expectedCents < intervalCents.low) return `${expected}; it did better than that.`;
  if (expectedCents > intervalCents.high) return `${expected}; it did less than that.`;
  return `${expected}, which lies within the range.`;
}

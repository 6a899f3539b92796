import type { PlanLike, Violation } from './facts';

/** Claims of a plan about itself that its own figures contradict. */
export function claimViolations({ swaps, objectiveCents, boundCents, stoppedBy, verified }: PlanLike): Violation[] {
  const bound = boundCents ?? objectiveCents;
  const checks: [string, boolean, string][] = [
    ['stoppedBy', stoppedBy !== 'optimal' || objectiveCents >= bound, 'It is called the best, but is below its bound.'],
    ['stoppedBy', stoppedBy !== 'empty' || (swaps.length === 0 && bound <= 0), 'It is called empty, but is not.'],
    ['verified', verified === undefined || verified === true, 'It is not marked as verified.'],
  ];
  return checks.filter(([, fine]) => !fine).map(([rule, , sentence]) => ({ rule, sentence }));
}

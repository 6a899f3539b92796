import type { Fairness, PlanningRep } from '../types';
import { fourfoldBases } from './bases';
import { envyHolds } from './envy';
import { type Facts, flowsOf, type PlanLike, type Violation } from './facts';

const TOLERANCE = 1e-9;
const near = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE;

/** Half the mean absolute difference of all pairs over the mean (Gini 1912), from running sums; below zero is zero. */
function gini(amounts: number[]): number {
  const sorted = amounts.map((amount) => Math.max(0, amount)).sort((a, b) => a - b);
  let smaller = 0;
  let apart = 0;
  sorted.forEach((amount, count) => {
    apart += count * amount - smaller;
    smaller += amount;
  });
  return smaller === 0 ? 0 : apart / (sorted.length * smaller);
}

/** Whether what a plan says about how even the books are, and who gets least from it, follows from its swaps. */
export function evennessViolations(facts: Facts, plan: PlanLike): Violation[] {
  if (plan.fairness === undefined) return [];
  // Plans of earlier versions, which state no envy, count active reps without accounts as well.
  const earlier = plan.fairness.after.envy === undefined;
  const counted = facts.input.reps.filter((rep) => rep.active && (earlier || rep.accounts > 0));
  const flows = flowsOf(facts, plan.swaps);
  const base = fourfoldBases(facts, 'bookT4qCents');
  const change = (rep: PlanningRep): number => {
    const flow = flows.get(rep.id);
    return flow ? Number(flow.takenT4q - flow.givenT4q) : 0;
  };
  const legs = plan.swaps.flatMap((swap) => swap.legs);
  const expected = new Map(counted.map((rep) => [rep.id, 0]));
  for (const leg of legs) {
    const sum = expected.get(leg.toRepId);
    if (sum !== undefined) expected.set(leg.toRepId, sum + leg.expectedCents);
  }
  const least = counted.length === 0 ? 0 : [...expected.values()].reduce((a, b) => Math.min(a, b));
  const deviation = counted.reduce((worst, rep) => {
    const moved = Math.abs(change(rep));
    return moved === 0 ? worst : Math.max(worst, (4 * moved) / Number(base(rep)));
  }, 0);

  const { before, after } = plan.fairness;
  const evenBefore = gini(counted.map((rep) => rep.bookT4qCents));
  const evenAfter = gini(counted.map((rep) => rep.bookT4qCents + change(rep)));
  const nobodyYet = before.worstOffRepId === null && before.worstOffExpectedCents === 0;
  const envy = envyHolds(facts, plan.swaps, { before: before.envy, after: after.envy });
  const checks: [string, boolean][] = [
    ['The envy before', envy.before],
    ['The envy after', envy.after],
    ['The spread of the books before', nobodyYet && states(before, 0, evenBefore)],
    ['The spread of the books after', states(after, deviation, evenAfter)],
    [
      'Who gets least',
      after.worstOffExpectedCents === least &&
        (after.worstOffRepId === null ? counted.length === 0 : expected.get(after.worstOffRepId) === least),
    ],
  ];
  return checks
    .filter(([, fine]) => !fine)
    .map(([what]) => ({ rule: 'fairness', sentence: `${what} does not follow from the swaps.` }));
}

function states(stated: Fairness, deviation: number, evenness: number): boolean {
  return near(stated.largestDeviation, deviation) && near(stated.gini, evenness);
}

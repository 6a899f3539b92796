import type { Leg } from '../problem/leg';
import type { Problem } from '../problem/problem';
import { nothingStands } from '../problem/standing';
import type { Swap } from '../problem/swap';
import { active } from './active';
import { bookLimits } from './bookLimits';
import { capacity } from './capacity';
import { compatibility } from './compatibility';
import { exclusions } from './exclusions';
import { formerOwner } from './formerOwner';
import { inItselfHeadroom } from './inItselfHeadroom';
import { inItselfValue } from './inItselfValue';
import { maxSwaps } from './maxSwaps';
import { oneSwapEach } from './oneSwapEach';
import type { MoveRule, PlanRule, SwapRule } from './rule';
import { swapsPerRep } from './swapsPerRep';
import { team } from './team';
import { yearlyMove } from './yearlyMove';

export const moveRules: MoveRule[] = [active, exclusions, team, compatibility, formerOwner];
export const swapRules: SwapRule[] = [inItselfValue, inItselfHeadroom];
export const planRules: PlanRule[] = [oneSwapEach, swapsPerRep, maxSwaps, bookLimits, yearlyMove, capacity];

/** A rule that is broken and the sentence that says how. */
export interface Breach {
  rule: string;
  sentence: string;
}

/** The problem as it is for a swap by itself: what is agreed already makes no swap inadmissible, only plans of it. */
function alone(problem: Problem): Problem {
  const { fixedSwaps, keptSwaps } = problem.standing;
  return fixedSwaps + keptSwaps === 0 ? problem : { ...problem, standing: nothingStands(problem.reps.length) };
}

function firstBroken<S>(
  rules: { name: string; check(problem: Problem, subject: S): string | null }[],
  problem: Problem,
  subject: S,
): Breach | null {
  for (const rule of rules) {
    const sentence = rule.check(problem, subject);
    if (sentence !== null) return { rule: rule.name, sentence };
  }
  return null;
}

/** The first rule that keeps a customer from going to a rep, or null. */
export function breachOfMove(problem: Problem, leg: Leg): Breach | null {
  return firstBroken(moveRules, problem, leg);
}

/** Every rule that keeps a customer from going to a rep. */
export function breachesOfMove(problem: Problem, leg: Leg): Breach[] {
  return moveRules.flatMap((rule) => {
    const sentence = rule.check(problem, leg);
    return sentence === null ? [] : [{ rule: rule.name, sentence }];
  });
}

/** The first rule that a set of swaps breaks together, or null. */
export function breachOfPlan(problem: Problem, swaps: Swap[]): Breach | null {
  return firstBroken(planRules, problem, swaps);
}

/** Every rule that a set of swaps breaks together. */
export function breachesOfPlan(problem: Problem, swaps: Swap[]): Breach[] {
  return planRules.flatMap((rule) => broken(rule.name, rule.check(problem, swaps)));
}

/**
 * Every rule on amounts that a swap breaks: fairness in itself, and the limits of a plan of this swap alone. These a
 * person may waive for one swap; who may have a customer at all is never waived.
 */
export function breachesOfAmounts(problem: Problem, swap: Swap): Breach[] {
  return [
    ...swapRules.flatMap((rule) => broken(rule.name, rule.check(problem, swap))),
    ...breachesOfPlan(alone(problem), [swap]),
  ];
}

function broken(rule: string, sentence: string | null): Breach[] {
  return sentence === null ? [] : [{ rule, sentence }];
}

/** The first rule that makes a swap inadmissible: for each leg, for the swap, for a plan of this swap alone; or null. */
export function breachOfSwap(problem: Problem, swap: Swap): Breach | null {
  for (const leg of swap.legs) {
    const breach = breachOfMove(problem, leg);
    if (breach) return breach;
  }
  return firstBroken(swapRules, problem, swap) ?? breachOfPlan(alone(problem), [swap]);
}

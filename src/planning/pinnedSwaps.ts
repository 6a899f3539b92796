import { ProductError } from '../shared/errors';
import type { Pricer } from './pricing/pricer';
import { expectedOfMove } from './problem/moves';
import type { Problem } from './problem/problem';
import { type Leg, type Swap, swapOf } from './problem/swap';
import { swapIdOf } from './result/swapId';
import { breachOfPlan, breachOfSwap } from './rules';

/** Beyond this many exchanges an unknown pin is refused without a search for the rule that forbids it. */
const MOST_EXPLAINED = 4_000_000;

function swapFromLegs(problem: Problem, legs: Leg[]): Swap {
  return swapOf(
    problem,
    legs,
    legs.reduce((sum, { unit, to }) => sum + expectedOfMove(problem, unit, to), 0),
  );
}

function refuse(pin: string, why: string, details: Record<string, unknown>): never {
  throw new ProductError(
    'refused',
    'planning.pinNotAdmissible',
    `The pinned swap ${pin} cannot be in a plan. ${why} Remove the pin or change the policy.`,
    { pin, ...details },
  );
}

function refuseWithRule(problem: Problem, pin: string): never {
  const { units } = problem;
  const exchanges = (units.length * units.length) / 2;
  for (const a of exchanges <= MOST_EXPLAINED ? units : []) {
    for (const b of units.slice(a.index + 1)) {
      if (a.owner === b.owner) continue;
      const legs = [
        { unit: a.index, to: b.owner },
        { unit: b.index, to: a.owner },
      ];
      if (swapIdOf(problem, legs) !== pin) continue;
      const breach = breachOfSwap(problem, swapFromLegs(problem, legs));
      if (breach) refuse(pin, breach.sentence, { rule: breach.rule });
    }
  }
  return refuse(pin, 'No exchange of two customers of this plan that the rules allow has that id.', { rule: null });
}

/**
 * The pinned swaps, in the order of the policy.
 * @throws ProductError planning.pinNotAdmissible with the rule that forbids a pin, alone or together with the others
 */
export function pinnedSwaps(problem: Problem, pricer: Pricer): Swap[] {
  const wanted = [...new Set(problem.input.plan.pins)];
  if (wanted.length === 0) return [];
  const found = new Map<string, Swap>();
  pricer.visit(-Infinity, (legs, worth) => {
    const id = swapIdOf(problem, legs);
    if (wanted.includes(id)) found.set(id, swapOf(problem, legs, worth));
    return found.size < wanted.length;
  });
  const swaps = wanted.map((pin) => found.get(pin) ?? refuseWithRule(problem, pin));
  const breach = breachOfPlan(problem, swaps);
  if (breach) refuse(wanted.join(', '), `The pins do not go together: ${breach.sentence}`, { rule: breach.rule });
  return swaps;
}

import { ProductError } from '../shared/errors';
import { judgeSwap } from './judgeSwap';
import type { Pricer } from './pricing/pricer';
import { expectedOfMove } from './problem/moves';
import { namedLegs } from './problem/namedLegs';
import type { Problem } from './problem/problem';
import { type Leg, type Swap, swapOf } from './problem/swap';
import { swapIdOf } from './result/swapId';
import { breachOfPlan, breachOfSwap } from './rules';
import type { PinnedSwap } from './types';

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

/** A pin that says its legs: it needs no search, and a waiver lifts the rules on amounts for it. */
function fromLegs(problem: Problem, { id, legs: named, waiver }: PinnedSwap): Swap {
  const legs = namedLegs(problem.reps, problem.units, named);
  const { swap, forbidden, amounts } = judgeSwap(problem, legs);
  const breach = forbidden ?? (waiver === null ? amounts[0] : undefined);
  if (breach) refuse(id, breach.sentence, { rule: breach.rule });
  return swap;
}

/**
 * The pinned swaps, in the order of the policy.
 * @throws ProductError planning.pinNotAdmissible with the rule that forbids a pin, alone or together with the others;
 *   planning.unknownLeg
 */
export function pinnedSwaps(problem: Problem, pricer: Pricer): Swap[] {
  const wanted = [...new Set(problem.input.plan.pins)];
  if (wanted.length === 0) return [];
  const named = new Map((problem.input.pinned ?? []).map((pin) => [pin.id, pin]));
  const found = foundIn(problem, pricer, new Set(wanted.filter((id) => !named.has(id))));
  const swaps = wanted.map((id) => {
    const pin = named.get(id);
    return pin ? fromLegs(problem, pin) : (found.get(id) ?? refuseWithRule(problem, id));
  });
  const breach = breachOfPlan(problem, swaps);
  if (breach) refuse(wanted.join(', '), `The pins do not go together: ${breach.sentence}`, { rule: breach.rule });
  return swaps;
}

/** Those of the wanted swaps that are admissible, by id. */
function foundIn(problem: Problem, pricer: Pricer, wanted: ReadonlySet<string>): Map<string, Swap> {
  const found = new Map<string, Swap>();
  if (wanted.size === 0) return found;
  pricer.visit(-Infinity, (legs, worth) => {
    const id = swapIdOf(problem, legs);
    if (wanted.has(id)) found.set(id, swapOf(problem, legs, worth));
    return found.size < wanted.size;
  });
  return found;
}

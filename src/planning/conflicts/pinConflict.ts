import type { AccountId, RepId } from '../../accounts/types';
import { limitsOf } from '../looser/limits';
import { type Problem, problemOf } from '../problem/problem';
import { type Swap, swapOf } from '../problem/swap';
import { type Breach, breachOfMove, breachOfPlan, breachOfSwap } from '../rules';
import type { Loosening, PlanningInput } from '../types';
import { ask, enoughAlone, enoughTogether } from './loosen';
import { smallestConflict } from './smallestConflict';

/** Pins that cannot be in one plan, none of which can be spared, and what would make room for all of them. */
export interface PinConflict {
  /** Positions among the pins that were asked about. */
  pins: number[];
  breach: Breach;
  /** Each of these is enough alone; else `together` are, and none of them can be spared. */
  alone: Loosening[];
  together: Loosening[];
}

/** A swap that has to be in the plan; a waiver lifts the rules on amounts for it. */
export interface Pin {
  swap: Swap;
  waived: boolean;
}

type Named = { groupId: AccountId; toRepId: RepId }[];

/** The swaps' legs by ids, which mean the same in every problem made from the input. */
const named = (problem: Problem, swap: Swap): Named =>
  swap.legs.map(({ unit, to }) => ({ groupId: problem.units[unit].groupId, toRepId: problem.reps[to].id }));

function rebuilt(problem: Problem, legs: Named): Swap {
  const units = new Map(problem.units.map((unit) => [unit.groupId, unit.index]));
  const reps = new Map(problem.reps.map((rep, index) => [rep.id, index]));
  return swapOf(
    problem,
    legs.map(({ groupId, toRepId }) => ({ unit: units.get(groupId)!, to: reps.get(toRepId)! })),
    0,
  );
}

function firstBreach(problem: Problem, pins: Pin[]): Breach | null {
  for (const { swap, waived } of pins) {
    const forbidden = swap.legs.map((leg) => breachOfMove(problem, leg)).find((breach) => breach !== null);
    const breach = forbidden ?? (waived ? null : breachOfSwap(problem, swap));
    if (breach) return breach;
  }
  return breachOfPlan(
    problem,
    pins.map(({ swap }) => swap),
  );
}

/** Only the accounts of some swaps: the rules ask about nothing else, and every question becomes quick. */
function onlyAccountsOf(problem: Problem, pins: Pin[]): PlanningInput {
  const { input, averageFit } = problem;
  const groups = new Set(pins.flatMap(({ swap }) => swap.legs.map((leg) => problem.units[leg.unit].groupId)));
  const accounts = input.accounts.filter((account) => groups.has(account.groupId));
  const ids = new Set(accounts.map((account) => account.id));
  const pinned = input.pinned?.filter((pin) => pin.legs.every((leg) => ids.has(leg.accountId)));
  return { ...input, averageFit, accounts, ...(pinned ? { pinned } : {}) };
}

/**
 * Which pins cannot be in a plan together (or one alone), the rule they break, and the smallest loosening of the policy
 * with which they fit. Every answer is checked by asking the rules. Null when nothing is in the way.
 */
export function pinConflict(problem: Problem, all: Pin[]): PinConflict | null {
  const chosen = (positions: number[]): Pin[] => positions.map((position) => all[position]);
  if (firstBreach(problem, all) === null) return null;
  const pins = smallestConflict(all.length, (positions) => firstBreach(problem, chosen(positions)) !== null);
  const legs = chosen(pins).map(({ swap }) => named(problem, swap));
  const input = onlyAccountsOf(problem, chosen(pins));
  const fits = (given: PlanningInput): boolean => {
    const changed = problemOf(given);
    const again = chosen(pins).map(({ waived }, i) => ({ swap: rebuilt(changed, legs[i]), waived }));
    return firstBreach(changed, again) === null;
  };
  const limits = limitsOf(input);
  const alone = limits.flatMap((limit) => ask(enoughAlone(input, limit), fits) ?? []);
  return {
    pins,
    breach: firstBreach(problem, chosen(pins))!,
    alone,
    together: alone.length > 0 ? [] : ask(enoughTogether(input, limits), fits),
  };
}

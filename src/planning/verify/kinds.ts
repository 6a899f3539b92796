import type { AccountId, RepId } from '../../accounts/types';
import type { PlannedSwap } from '../types';
import type { Facts } from './facts';

/** The way of one customer group. */
interface Route {
  from: RepId;
  to: RepId;
  /** Every candidate account of the group moves, once, the same way. */
  whole: boolean;
}

function routesOf(facts: Facts, swap: PlannedSwap): Route[] {
  const byId = (a: AccountId, b: AccountId): number => a - b;
  return [...new Set(swap.legs.map((leg) => leg.groupId))].map((group) => {
    const legs = swap.legs.filter((leg) => leg.groupId === group);
    const members = (facts.groups.get(group) ?? []).map((account) => account.id).sort(byId);
    const moved = legs.map((leg) => leg.accountId).sort(byId);
    const [{ fromRepId: from, toRepId: to }] = legs;
    const oneWay = legs.every((leg) => leg.fromRepId === from && leg.toRepId === to);
    return { from, to, whole: oneWay && members.join() === moved.join() };
  });
}

/** The kind that the routes make, read off who gives and who takes; null when it is no exchange. */
function kindOf(routes: Route[]): PlannedSwap['kind'] | null {
  const givers = new Set(routes.map((route) => route.from));
  const takers = new Set(routes.map((route) => route.to));
  const sameReps = givers.size === takers.size && [...givers].every((rep) => takers.has(rep));
  if (!sameReps || routes.some((route) => route.from === route.to)) return null;
  if (givers.size === 2 && routes.length <= 3) return routes.length === 2 ? 'pair' : 'basket';
  // Three reps who each give once and take once, none to themselves: there is no other way than round.
  return givers.size === 3 && routes.length === 3 ? 'cycle' : null;
}

const IN_WORDS: Record<PlannedSwap['kind'], string> = {
  pair: 'one customer for one between two reps',
  basket: 'one customer for two between two reps',
  cycle: 'three customers round three reps',
};

/** Why a swap is not one whole exchange of the kind that it says, or of a kind that the policy allows; null if it is. */
export function problemOfKind(facts: Facts, swap: PlannedSwap): string | null {
  const routes = routesOf(facts, swap);
  if (!routes.every((route) => route.whole)) return 'It splits a customer group, or moves an account twice.';
  if (kindOf(routes) !== swap.kind) return `It is not an exchange of ${IN_WORDS[swap.kind] ?? 'any known kind'}.`;
  return facts.input.plan.kinds.includes(swap.kind) ? null : `The policy does not allow swaps of kind ${swap.kind}.`;
}

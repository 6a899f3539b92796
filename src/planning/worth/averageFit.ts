import type { PlanPolicy } from '../policy';
import type { PlanningAccount, PlanningRep } from '../types';
import { attributesKey, fitOf } from './fit';
import { servesAccount } from './servesAccount';

/**
 * f̄: the mean fit over the company's compatible moves, i.e. every candidate account with every active rep who does not
 * own it and could serve it. 0 without any. Accounts with equal attributes share one computation.
 */
export function averageFit(
  accounts: PlanningAccount[],
  reps: PlanningRep[],
  compatibility: PlanPolicy['compatibility'],
): number {
  const takers = reps.filter((rep) => rep.active);
  const alike = new Map<string, PlanningAccount[]>();
  for (const account of accounts) {
    const key = attributesKey(account.attributes);
    const group = alike.get(key);
    if (group) group.push(account);
    else alike.set(key, [account]);
  }
  let total = 0;
  let moves = 0;
  for (const key of [...alike.keys()].sort()) {
    const group = alike.get(key)!;
    for (const rep of takers) {
      const fit = servesAccount(rep, group[0], compatibility) ? fitOf(group[0].attributes, rep) : null;
      if (fit === null) continue;
      const movable = group.filter((account) => account.ownerId !== rep.id).length;
      total += fit * movable;
      moves += movable;
    }
  }
  return moves === 0 ? 0 : total / moves;
}

import type { PlanPolicy } from '../policy';
import type { PlanningAccount, PlanningRep } from '../types';
import type { MoveRule } from './rule';

/** Whether a rep can serve an account: already serves its region, has the same region, or anyone can. */
export function servesAccount(
  rep: PlanningRep,
  account: PlanningAccount,
  compatibility: PlanPolicy['compatibility'],
): boolean {
  if (compatibility === 'any') return true;
  const region = account.attributes.region;
  return compatibility === 'sameRegion' ? rep.region === region : Object.hasOwn(rep.bookByAttribute.region, region);
}

/** A customer goes only to a rep who can serve every account of it. */
export const compatibility: MoveRule = {
  name: 'compatibility',
  sentence: 'A customer goes only to a rep who can serve its region.',
  check(problem, { unit, to }) {
    const rep = problem.reps[to];
    const policy = problem.input.plan.compatibility;
    const unserved = problem.units[unit].accounts.find((account) => !servesAccount(rep, account, policy));
    return unserved
      ? `Rep ${rep.externalId} does not serve ${unserved.attributes.region}, the region of account ${unserved.externalId}.`
      : null;
  },
};

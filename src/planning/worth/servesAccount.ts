import type { PlanPolicy } from '../policy';
import type { PlanningAccount, PlanningRep } from '../types';

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

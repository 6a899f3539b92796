import type { AccountId, RepId } from '../../accounts/types';
import { ProductError } from '../../shared/errors';
import type { PlanningAccount, PlanningInput } from '../types';
import { largestPartner, shareOf } from './shares';

/** A customer group: what moves as one. Sums over its candidate accounts, minor units of four quarters. */
export interface Unit {
  index: number;
  groupId: AccountId;
  /** Index of the owner in the problem's reps. */
  owner: number;
  accounts: PlanningAccount[];
  t4q: number;
  headroom: number;
  /** Headroom of potential that is given or confirmed (grade A or B); an estimate (C) never makes a hard limit. */
  firmHeadroom: number;
  /** Every potential in it is given or confirmed. */
  firm: boolean;
  /** τ·T4Q and τ_h·headroom: by how much a smaller partner may fall short. */
  valueSlack: number;
  headroomSlack: number;
  /** The largest T4Q and headroom that a larger partner may have by the same shares. */
  valueTop: number;
  headroomTop: number;
  formerOwnerIds: Set<RepId>;
}

const sum = (accounts: PlanningAccount[], of: (account: PlanningAccount) => number): number =>
  accounts.reduce((total, account) => total + of(account), 0);

function unitOf(index: number, accounts: PlanningAccount[], owner: number, input: PlanningInput): Unit {
  const t4q = sum(accounts, (a) => a.t4qCents);
  const headroom = sum(accounts, (a) => a.headroomCents);
  const firm = accounts.filter((a) => a.potentialGrade !== 'C');
  return {
    index,
    groupId: accounts[0].groupId,
    owner,
    accounts,
    t4q,
    headroom,
    firmHeadroom: sum(firm, (a) => a.headroomCents),
    firm: firm.length === accounts.length,
    valueSlack: shareOf(t4q, input.plan.valueTolerance),
    headroomSlack: shareOf(headroom, input.plan.headroomTolerance),
    valueTop: largestPartner(t4q, input.plan.valueTolerance),
    headroomTop: largestPartner(headroom, input.plan.headroomTolerance),
    formerOwnerIds: new Set(accounts.flatMap((a) => a.formerOwnerIds)),
  };
}

/**
 * The customer groups of an input, by group id; accounts within a group by id, whatever the order of the rows.
 * @throws ProductError planning.invalidInput when a group has two owners or an owner is unknown
 */
export function unitsOf(input: PlanningInput, repIndex: Map<RepId, number>): Unit[] {
  const groups = new Map<AccountId, PlanningAccount[]>();
  for (const account of [...input.accounts].sort((a, b) => a.id - b.id)) {
    const group = groups.get(account.groupId);
    if (group) group.push(account);
    else groups.set(account.groupId, [account]);
  }
  return [...groups.keys()]
    .sort((a, b) => a - b)
    .map((groupId, index) => {
      const accounts = groups.get(groupId)!;
      const owner = repIndex.get(accounts[0].ownerId);
      const other = accounts.find((a) => a.ownerId !== accounts[0].ownerId);
      if (other || owner === undefined) {
        throw new ProductError(
          'invalid',
          'planning.invalidInput',
          other
            ? `Customer ${accounts[0].externalId} belongs together with ${other.externalId}, but they have different owners. A customer group moves as one, so give it one owner or split it.`
            : `The owner of account ${accounts[0].externalId} is not among the reps of the plan. Add the rep or leave the account out.`,
        );
      }
      return unitOf(index, accounts, owner, input);
    });
}

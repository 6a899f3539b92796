import type { AccountId, RepId } from '../../accounts/types';
import type { Plan, PlannedSwap, PlanningAccount, PlanningInput, PlanningRep } from '../types';

/** A rule that a plan breaks, in a sentence; `swapId` where one swap alone breaks it. */
export interface Violation {
  rule: string;
  sentence: string;
  swapId?: string;
}

/** What is verified: the swaps and their sum, and whatever else of a plan is there. */
export type PlanLike = Pick<Plan, 'swaps' | 'objectiveCents'> & Partial<Omit<Plan, 'swaps' | 'objectiveCents'>>;

/** The snapshot, ready to be looked things up in. */
export interface Facts {
  input: PlanningInput;
  accounts: Map<AccountId, PlanningAccount>;
  groups: Map<AccountId, PlanningAccount[]>;
  reps: Map<RepId, PlanningRep>;
}

/** Indexes the snapshot. */
export function factsOf(input: PlanningInput): Facts {
  const groups = new Map<AccountId, PlanningAccount[]>();
  for (const account of input.accounts) {
    groups.set(account.groupId, [...(groups.get(account.groupId) ?? []), account]);
  }
  return {
    input,
    accounts: new Map(input.accounts.map((account) => [account.id, account])),
    groups,
    reps: new Map(input.reps.map((rep) => [rep.id, rep])),
  };
}

/** What swaps take from and bring to one rep, straight from the snapshot's accounts. */
export interface Flow {
  givenT4q: bigint;
  takenT4q: bigint;
  givenHeadroom: bigint;
  takenHeadroom: bigint;
  /** Net change of headroom of potential graded A or B. */
  firmHeadroom: bigint;
  accounts: number;
  /** The smallest T4Q of a customer group among them; 0 when none is below. */
  least: bigint;
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function groupT4q(facts: Facts, group: AccountId): bigint {
  return (facts.groups.get(group) ?? []).reduce((sum, account) => sum + BigInt(account.t4qCents), 0n);
}

/** The flow of each rep touched by the swaps. */
export function flowsOf(facts: Facts, swaps: PlannedSwap[]): Map<RepId, Flow> {
  const flows = new Map<RepId, Flow>();
  const of = (rep: RepId): Flow => {
    const flow = flows.get(rep) ?? {
      givenT4q: 0n,
      takenT4q: 0n,
      givenHeadroom: 0n,
      takenHeadroom: 0n,
      firmHeadroom: 0n,
      accounts: 0,
      least: 0n,
    };
    flows.set(rep, flow);
    return flow;
  };
  for (const leg of swaps.flatMap((swap) => swap.legs)) {
    const account = facts.accounts.get(leg.accountId);
    if (!account) continue;
    const firm = account.potentialGrade === 'C' ? 0n : BigInt(account.headroomCents);
    const giver = of(leg.fromRepId);
    giver.givenT4q += BigInt(account.t4qCents);
    giver.givenHeadroom += BigInt(account.headroomCents);
    giver.firmHeadroom -= firm;
    giver.accounts -= 1;
    giver.least = smaller(giver.least, groupT4q(facts, account.groupId));
    const taker = of(leg.toRepId);
    taker.takenT4q += BigInt(account.t4qCents);
    taker.takenHeadroom += BigInt(account.headroomCents);
    taker.firmHeadroom += firm;
    taker.accounts += 1;
  }
  return flows;
}

import { UNKNOWN } from '../../src/accounts/types';
import { beliefsPolicy, type PlanPolicy, planPolicy } from '../../src/planning/policy';
import type { AttributeName, PlanningAccount, PlanningInput, PlanningRep } from '../../src/planning/types';
import { type Random, seededRandom } from '../../src/shared/random';

export interface Size {
  reps: number;
  accounts: number;
}

export const SIZES: Record<string, Size> = {
  XS: { reps: 8, accounts: 160 },
  S: { reps: 20, accounts: 1_000 },
  M: { reps: 60, accounts: 6_000 },
  L: { reps: 200, accounts: 30_000 },
  XL: { reps: 1_000, accounts: 200_000 },
};

const ATTRIBUTES: AttributeName[] = ['industry', 'segment', 'region', 'sizeTercile'];
const CANDIDATE_SHARE = 0.3;
const REGIONS = 5;
/** Chance that a rep serves a region not their own, so that 80 % of pairs of reps serve each other's: 1/5 + 4/5 · p² = 0.8. */
const SERVES = Math.sqrt(0.75);
const OWN_REGION = 0.7;

const lognormal = (random: Random, mean: number, sd: number): number => Math.exp(mean + sd * random.normal());

function accountOf(id: number, owner: PlanningRep, reps: PlanningRep[], random: Random): PlanningAccount {
  const t4q = lognormal(random, 0, 1);
  const former = Array.from({ length: random.below(3) }, () => random.pick(reps).id);
  return {
    id,
    externalId: `A${id}`,
    groupId: id,
    ownerId: owner.id,
    attributes: {
      industry: random.next() < 0.05 ? UNKNOWN : `industry ${random.below(5)}`,
      segment: `segment ${random.below(3)}`,
      region: random.next() < OWN_REGION ? owner.region : random.pick(Object.keys(owner.bookByAttribute.region)),
      sizeTercile: t4q < 0.65 ? '0' : t4q < 1.54 ? '1' : '2',
    },
    t4qCents: Math.round(4_000_000 * t4q),
    headroomCents: Math.round(4_000_000 * t4q * lognormal(random, -0.5, 0.8)),
    potentialGrade: 'B',
    ownerCapture: { years: 1 + random.below(6), rate: -0.05 + 0.05 * random.normal() },
    formerOwnerIds: [...new Set(former)].filter((id) => id !== owner.id),
  };
}

function emptyRep(id: number, random: Random): PlanningRep {
  const home = id % REGIONS;
  const served = Array.from({ length: REGIONS }, (_, i) => i).filter((i) => i === home || random.next() < SERVES);
  return {
    id,
    externalId: `R${id}`,
    managerId: null,
    region: `region ${home}`,
    active: true,
    accounts: 0,
    bookT4qCents: 0,
    bookHeadroomCents: 0,
    bookByAttribute: {
      industry: {},
      segment: {},
      region: Object.fromEntries(served.map((i) => [`region ${i}`, 0])),
      sizeTercile: {},
    },
    movedT4qCents: 0,
    movedHeadroomCents: 0,
    givenT4qCents: 0,
  };
}

function intoBook(rep: PlanningRep, account: PlanningAccount): void {
  rep.accounts += 1;
  rep.bookT4qCents += account.t4qCents;
  rep.bookHeadroomCents += account.headroomCents;
  for (const name of ATTRIBUTES) {
    const byValue = rep.bookByAttribute[name];
    byValue[account.attributes[name]] = (byValue[account.attributes[name]] ?? 0) + account.t4qCents;
  }
}

/** A made-up planning problem of a size: log-normal books, about 30 % candidates, K = 5, B = 1.5 swaps a rep. */
export function instance(size: Size, seed: number, policy: Partial<PlanPolicy> = {}): PlanningInput {
  const random = seededRandom(seed);
  const reps = Array.from({ length: size.reps }, (_, i) => emptyRep(i + 1, random));
  const accounts: PlanningAccount[] = [];
  for (let id = 1; id <= size.accounts; id++) {
    const owner = random.pick(reps);
    const account = accountOf(id, owner, reps, random);
    intoBook(owner, account);
    if (random.next() < CANDIDATE_SHARE) accounts.push(account);
  }
  return {
    version: 1,
    asOf: '2026-Q3',
    effectiveDate: '2027-01-01',
    beliefs: beliefsPolicy.parse({}),
    plan: {
      ...planPolicy.parse({}),
      maxSwapsPerRep: 5,
      maxSwaps: Math.round(1.5 * size.reps),
      maxBookShareMovedPerYear: 1,
      crossTeam: 'any',
      ...policy,
    },
    maxAccountsPerRep: null,
    reps,
    accounts,
  };
}

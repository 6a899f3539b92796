import type { Account, AccountId, Assignment, Rep, RepId } from '../accounts/types';
import { UNKNOWN } from '../accounts/types';
import type { AccountAnalysis, GrowthAnalysis } from '../growth/types';
import type { Attributes, PlanningInput, PlanningRep } from '../planning/types';
import type { Day } from '../shared/calendar';
import type { Policy } from './policy';

export interface PlanningFacts {
  /** 'YYYY-Qn' */
  asOf: string;
  cutOff: Day;
  effectiveDate: Day;
  policy: Policy;
  analysis: GrowthAnalysis;
  accounts: Account[];
  reps: Rep[];
  assignments: Assignment[];
  /** First day of the cool-down: an owner since then counts as a former owner. */
  coolDownFrom: Day;
  /** Moves by trades that took effect in the last four quarters. */
  moves: { fromRepId: RepId | null; toRepId: RepId; t4qCents: number; headroomCents: number }[];
  /** Accounts that an open trade claims already; they are no candidates for another plan. */
  claimed: ReadonlySet<AccountId>;
}

/**
 * Turns a growth analysis into the planner's self-contained input: the books by attribute and the candidates. A
 * customer group of which one account is claimed by an open trade stays out whole.
 */
export function planningInput(facts: PlanningFacts): PlanningInput {
  const accountById = new Map(facts.accounts.map((account) => [account.id, account]));
  const claimedGroups = new Set(
    facts.analysis.accounts.filter((a) => facts.claimed.has(a.accountId)).map((a) => a.groupId),
  );
  const candidates = facts.analysis.accounts.filter(
    (a) => a.candidate && a.ownerId !== null && !claimedGroups.has(a.groupId),
  );
  const formerOwners = formerOwnersOf(facts, new Set(candidates.map((a) => a.accountId)));
  return {
    version: 1,
    asOf: facts.asOf,
    effectiveDate: facts.effectiveDate,
    beliefs: facts.policy.beliefs,
    plan: facts.policy.plan,
    maxAccountsPerRep: facts.policy.candidates.maxAccountsPerRep,
    reps: planningReps(facts, accountById),
    accounts: candidates.map((a) => ({
      id: a.accountId,
      externalId: accountById.get(a.accountId)!.externalId,
      groupId: a.groupId,
      ownerId: a.ownerId!,
      attributes: attributesOf(accountById.get(a.accountId)!, a),
      t4qCents: a.t4qCents,
      headroomCents: a.headroomCents,
      potentialGrade: a.potentialGrade,
      ownerCapture: a.ownerCapture,
      formerOwnerIds: formerOwners.get(a.accountId) ?? [],
    })),
  };
}

function attributesOf(account: Account, analysis: AccountAnalysis): Attributes {
  return {
    industry: account.industry,
    segment: account.segment,
    region: account.region,
    sizeTercile: String(analysis.sizeTercile),
  };
}

function planningReps(facts: PlanningFacts, accountById: ReadonlyMap<AccountId, Account>): PlanningRep[] {
  const owned = new Map<RepId, AccountAnalysis[]>();
  for (const analysis of facts.analysis.accounts) {
    if (analysis.ownerId === null) continue;
    const book = owned.get(analysis.ownerId);
    if (book) book.push(analysis);
    else owned.set(analysis.ownerId, [analysis]);
  }
  return facts.reps
    .map((rep) => {
      const book = owned.get(rep.id) ?? [];
      const given = facts.moves.filter((move) => move.fromRepId === rep.id);
      const taken = facts.moves.filter((move) => move.toRepId === rep.id);
      const sum = (moves: typeof given, what: 't4qCents' | 'headroomCents'): number =>
        moves.reduce((total, move) => total + move[what], 0);
      return {
        id: rep.id,
        externalId: rep.externalId,
        managerId: rep.managerId,
        region: rep.region,
        active: isActive(rep, facts.effectiveDate),
        accounts: book.length,
        bookT4qCents: book.reduce((total, a) => total + a.t4qCents, 0),
        bookHeadroomCents: book.reduce((total, a) => total + a.headroomCents, 0),
        bookByAttribute: bookByAttribute(book, accountById),
        movedT4qCents: sum(taken, 't4qCents') - sum(given, 't4qCents'),
        movedHeadroomCents: sum(taken, 'headroomCents') - sum(given, 'headroomCents'),
        givenT4qCents: sum(given, 't4qCents'),
      };
    })
    .sort((a, b) => a.id - b.id);
}

function isActive(rep: Rep, day: Day): boolean {
  return (rep.hireDate === null || rep.hireDate <= day) && (rep.endDate === null || rep.endDate >= day);
}

function bookByAttribute(
  book: AccountAnalysis[],
  accountById: ReadonlyMap<AccountId, Account>,
): PlanningRep['bookByAttribute'] {
  const sums: PlanningRep['bookByAttribute'] = { industry: {}, segment: {}, region: {}, sizeTercile: {} };
  for (const analysis of book) {
    const attributes = attributesOf(accountById.get(analysis.accountId)!, analysis);
    for (const name of Object.keys(sums) as (keyof Attributes)[]) {
      const value = attributes[name];
      if (value === UNKNOWN) continue;
      sums[name][value] = (sums[name][value] ?? 0) + analysis.t4qCents;
    }
  }
  return sums;
}

/** Who owned an account within the cool-down and does not own it now. */
function formerOwnersOf(facts: PlanningFacts, wanted: ReadonlySet<AccountId>): Map<AccountId, RepId[]> {
  const result = new Map<AccountId, RepId[]>();
  for (const spell of facts.assignments) {
    if (spell.role !== 'owner' || !wanted.has(spell.accountId)) continue;
    if (spell.to === null || spell.to > facts.cutOff || spell.to <= facts.coolDownFrom) continue;
    const known = result.get(spell.accountId) ?? [];
    if (!known.includes(spell.repId))
      result.set(
        spell.accountId,
        [...known, spell.repId].sort((a, b) => a - b),
      );
  }
  return result;
}

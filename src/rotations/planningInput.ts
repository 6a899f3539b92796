import { type CustomerGroups, customerGroups } from '../accounts/groups';
import { booksOn, formerOwners, type Ledger, ownerOn, ownersLedger } from '../accounts/ledger';
import type { Account, AccountId, PotentialGrade, RepId } from '../accounts/types';
import type { AccountAnalysis, GrowthAnalysis } from '../growth/types';
import type { PlanningAccount, PlanningInput } from '../planning/types';
import { excludedGroups } from './keptOut';
import { attributesOf, headroomOf, planningReps } from './planningBooks';
import type { PlanningFacts } from './planningFacts';

/**
 * Turns a growth analysis into the planner's self-contained input: the books as of today by attribute, and the
 * candidates, whole customer groups of them. A group of which one account is claimed by an open trade, or has changed
 * hands since the data cut-off, stays out.
 */
export function planningInput(facts: PlanningFacts): PlanningInput {
  const ledger = ownersLedger(facts.assignments);
  const analysed = new Map(facts.analysis.accounts.map((analysis) => [analysis.accountId, analysis]));
  const accountById = new Map(facts.accounts.map((account) => [account.id, account]));
  const movable = movableGroups(facts, ledger);
  const rowsOf = ({ groupId, ownerId, members }: MovableGroup): PlanningAccount[] =>
    members.map((id) =>
      planningAccount(accountById.get(id)!, analysed.get(id), {
        groupId,
        ownerId,
        formerOwnerIds: formerOwners(ledger, id, facts.coolDownFrom, facts.today),
      }),
    );
  return {
    version: 1,
    asOf: facts.asOf,
    effectiveDate: facts.effectiveDate,
    beliefs: facts.policy.beliefs,
    plan: facts.policy.plan,
    maxAccountsPerRep: facts.policy.candidates.maxAccountsPerRep,
    reps: planningReps(facts, booksOn(ledger, facts.today), analysed, accountById),
    accounts: candidateGroups(facts.analysis).flatMap((group) => movable(group).flatMap(rowsOf)),
    keptOut: excludedGroups(facts.analysis).flatMap(({ exclusions, ...group }) =>
      movable(group).map((found) => ({ exclusions, accounts: rowsOf(found) })),
    ),
  };
}

type Group = Pick<PlanningAccount, 'groupId' | 'ownerId'>;
type MovableGroup = Group & { members: AccountId[] };

/** The candidate groups of an analysis with their owners, ascending by group. */
function candidateGroups(analysis: GrowthAnalysis): Group[] {
  const owners = new Map(
    analysis.accounts
      .filter((a) => a.candidate && a.ownerId !== null)
      .map((a) => [a.groupId, a.ownerId as RepId] as const),
  );
  return [...owners].map(([groupId, ownerId]) => ({ groupId, ownerId })).sort((a, b) => a.groupId - b.groupId);
}

/**
 * Answers for a group with all its members, those without revenue included, if it can move: a list of one, else of none.
 * A group that lost or got a member since the cut-off is not the one that was analysed.
 */
function movableGroups(facts: PlanningFacts, ledger: Ledger): (group: Group) => MovableGroup[] {
  const analysed = customerGroups(facts.accounts, (id) => ownerOn(ledger, id, facts.cutOff));
  const present = customerGroups(facts.accounts, (id) => ownerOn(ledger, id, facts.today));
  const membersOf = ({ groupOf, membersOf }: CustomerGroups, id: AccountId): AccountId[] =>
    membersOf.get(groupOf.get(id) ?? id) ?? [id];
  const stays = (id: AccountId, ownerId: RepId): boolean =>
    ownerOn(ledger, id, facts.today) === ownerId &&
    !(ledger.get(id) ?? []).some(
      (spell) => spell.from > facts.cutOff || (spell.to !== null && spell.to > facts.cutOff),
    );
  return ({ groupId, ownerId }) => {
    const members = membersOf(analysed, groupId);
    const all = [...members, ...membersOf(present, groupId)];
    return all.every((id) => !facts.claimed.has(id) && stays(id, ownerId)) ? [{ groupId, ownerId, members }] : [];
  };
}

/** An account without revenue moves with its group; it brings nothing and promises what is known of its potential. */
/** One account as the planner sees it, where it stands in its customer group and with whom. */
export function planningAccount(
  account: Account,
  analysis: AccountAnalysis | undefined,
  where: Pick<PlanningAccount, 'groupId' | 'ownerId' | 'formerOwnerIds'>,
): PlanningAccount {
  return {
    id: account.id,
    externalId: account.externalId,
    ...where,
    attributes: attributesOf(account, analysis),
    t4qCents: analysis?.t4qCents ?? 0,
    headroomCents: headroomOf(account, analysis),
    potentialGrade: analysis?.potentialGrade ?? gradeOf(account),
    ownerCapture: analysis?.ownerCapture ?? { years: 0, rate: 0 },
  };
}

function gradeOf({ potentialCents, potentialGrade }: Account): PotentialGrade {
  return potentialCents === null ? 'C' : (potentialGrade ?? 'A');
}

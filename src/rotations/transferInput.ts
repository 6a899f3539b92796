import { customerGroups } from '../accounts/groups';
import { booksOn, formerOwners, ownerOn, ownersLedger } from '../accounts/ledger';
import type { AccountId, Rep, RepId } from '../accounts/types';
import { middleOf } from '../planning/transfers/level';
import type { TransferInput } from '../planning/transfers/types';
import type { PlanningInput, PlanningRep } from '../planning/types';
import { addDays, type Day } from '../shared/calendar';
import { planningReps } from './planningBooks';
import type { PlanningFacts } from './planningFacts';
import { planningAccount } from './planningInput';

/** Days after the hire in which a rep with a small book counts as new. */
const NEW_FOR = 365;
/** A book below this share of the middle one is small. */
const SMALL_BOOK = 0.5;

/**
 * What a plan of transfers is made from: the books of reps who are gone by the effective date, whole customer groups of
 * them, and for new hires the candidates of the others. Accounts that an open trade claims stay out.
 */
export function transferInput(facts: PlanningFacts, candidates: PlanningInput['accounts']): TransferInput {
  const ledger = ownersLedger(facts.assignments);
  const analysed = new Map(facts.analysis.accounts.map((analysis) => [analysis.accountId, analysis]));
  const accountById = new Map(facts.accounts.map((account) => [account.id, account]));
  const books = booksOn(ledger, facts.today);
  const reps = planningReps(facts, books, analysed, accountById);
  const vacantRepIds = vacantReps(facts, books);
  const newRepIds = newHires(facts.reps, reps, facts.effectiveDate);
  const groups = customerGroups(facts.accounts, (id) => ownerOn(ledger, id, facts.today));
  const vacant = vacantRepIds.flatMap((ownerId) =>
    (books.get(ownerId) ?? [])
      .filter((id) => !membersOf(groups, id).some((member) => facts.claimed.has(member)))
      .map((id) =>
        planningAccount(accountById.get(id)!, analysed.get(id), {
          groupId: groups.groupOf.get(id) ?? id,
          ownerId,
          formerOwnerIds: formerOwners(ledger, id, facts.coolDownFrom, facts.today),
        }),
      ),
  );
  const { compatibility, crossTeam, maxBookShareMovedPerYear, exclusions } = facts.policy.plan;
  const out = exclusions.filter((e) => e.repId !== undefined && e.until >= facts.effectiveDate).map((e) => e.repId);
  return {
    version: 1,
    asOf: facts.asOf,
    effectiveDate: facts.effectiveDate,
    beliefs: facts.policy.beliefs,
    rules: { compatibility, crossTeam, maxBookShareMovedPerYear },
    maxAccountsPerRep: facts.policy.candidates.maxAccountsPerRep,
    reps,
    vacantRepIds,
    newRepIds,
    accounts: [
      ...vacant,
      ...(newRepIds.length === 0 ? [] : candidates.filter((a) => !vacantRepIds.includes(a.ownerId))),
    ],
    excludedRepIds: reps.filter((rep) => out.includes(rep.externalId)).map((rep) => rep.id),
  };
}

/** Reps who are gone by the effective date and own accounts on the day of planning. */
export function vacantReps(
  { reps, effectiveDate }: { reps: readonly Rep[]; effectiveDate: Day },
  books: ReadonlyMap<RepId, AccountId[]>,
): RepId[] {
  return reps
    .filter(({ id, endDate }) => endDate !== null && endDate < effectiveDate && (books.get(id) ?? []).length > 0)
    .map(({ id }) => id);
}

function newHires(reps: readonly Rep[], books: readonly PlanningRep[], effectiveDate: string): RepId[] {
  const middle = middleOf(books.filter((rep) => rep.active && rep.accounts > 0).map((rep) => rep.bookT4qCents));
  const managers = new Set(reps.map((rep) => rep.managerId));
  return reps
    .filter(({ id, hireDate }) => hireDate !== null && !managers.has(id) && addDays(hireDate, NEW_FOR) > effectiveDate)
    .map(({ id }) => id)
    .filter((id) => books.some((rep) => rep.id === id && rep.active && rep.bookT4qCents < SMALL_BOOK * middle));
}

function membersOf(groups: ReturnType<typeof customerGroups>, id: AccountId): AccountId[] {
  return groups.membersOf.get(groups.groupOf.get(id) ?? id) ?? [id];
}

import { booksOn, formerOwners, ownersLedger } from '../accounts/ledger';
import { type AccountId, type Rep, type RepId, UNKNOWN } from '../accounts/types';
import { middleOf } from '../planning/transfers/level';
import type { TransferInput } from '../planning/transfers/types';
import type { PlanningInput, PlanningRep } from '../planning/types';
import { addDays } from '../shared/calendar';
import { planningReps } from './planningBooks';
import { type PlanningFacts, planningAccount } from './planningInput';
import { NOBODY, vacantBooks } from './vacantBooks';

/** Days after the hire in which a rep with a small book counts as new. */
const NEW_FOR = 365;
/** A book below this share of the middle one is small. */
const SMALL_BOOK = 0.5;

/**
 * What a plan of transfers is made from: the vacant books, whole customer groups of them, and for new hires the
 * candidates of the others. Accounts that an open trade claims stay out.
 */
export function transferInput(facts: PlanningFacts, candidates: PlanningInput['accounts']): TransferInput {
  const ledger = ownersLedger(facts.assignments);
  const analysed = new Map(facts.analysis.accounts.map((analysis) => [analysis.accountId, analysis]));
  const accountById = new Map(facts.accounts.map((account) => [account.id, account]));
  const { books: vacant, unowned, groups } = vacantBooks({ ...facts, ledger }, facts.today, facts.effectiveDate);
  const books = new Map([...booksOn(ledger, facts.today), ...vacant]);
  const reps = planningReps(
    { ...facts, reps: [...facts.reps, ...(vacant.has(NOBODY) ? [nobody()] : [])] },
    books,
    analysed,
    accountById,
  );
  const newRepIds = newHires(facts.reps, reps, facts.effectiveDate);
  const membersOf = (id: AccountId): AccountId[] => groups.membersOf.get(groups.groupOf.get(id) ?? id) ?? [id];
  const accounts = [...vacant].flatMap(([ownerId, ids]) =>
    ids
      .filter((id) => !membersOf(id).some((member) => facts.claimed.has(member)))
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
    vacantRepIds: [...vacant.keys()],
    newRepIds,
    accounts: [...accounts, ...(newRepIds.length === 0 ? [] : candidates.filter((a) => !vacant.has(a.ownerId)))],
    unownedAccountIds: accounts.map(({ id }) => id).filter((id) => unowned.has(id)),
    excludedRepIds: reps.filter((rep) => out.includes(rep.externalId)).map((rep) => rep.id),
  };
}

/** Who owns what nobody owns; has left long ago. */
function nobody(): Rep {
  return {
    id: NOBODY,
    externalId: '',
    name: '',
    email: null,
    managerId: null,
    region: UNKNOWN,
    hireDate: null,
    endDate: '0000-01-01',
  };
}

function newHires(reps: readonly Rep[], books: readonly PlanningRep[], effectiveDate: string): RepId[] {
  const middle = middleOf(books.filter((rep) => rep.active && rep.accounts > 0).map((rep) => rep.bookT4qCents));
  const managers = new Set(reps.map((rep) => rep.managerId));
  return reps
    .filter(({ id, hireDate }) => hireDate !== null && !managers.has(id) && addDays(hireDate, NEW_FOR) > effectiveDate)
    .map(({ id }) => id)
    .filter((id) => books.some((rep) => rep.id === id && rep.active && rep.bookT4qCents < SMALL_BOOK * middle));
}

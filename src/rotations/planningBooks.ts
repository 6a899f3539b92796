import type { Account, AccountId, Rep, RepId } from '../accounts/types';
import { UNKNOWN } from '../accounts/types';
import type { AccountAnalysis } from '../growth/types';
import type { Attributes, PlanningRep } from '../planning/types';
import type { Day } from '../shared/calendar';
import type { PlanningFacts } from './planningFacts';

/** What fit is made of; an account without revenue has no size. */
export function attributesOf(account: Account, analysis: AccountAnalysis | undefined): Attributes {
  return {
    industry: account.industry,
    segment: account.segment,
    region: account.region,
    sizeTercile: analysis ? String(analysis.sizeTercile) : UNKNOWN,
  };
}

/** Headroom in minor units; an account without revenue has all of its potential left where that was given, else none. */
export function headroomOf(account: Account, analysis: AccountAnalysis | undefined): number {
  return analysis ? analysis.headroomCents : Math.max(0, account.potentialCents ?? 0);
}

/**
 * Every rep with the book of the planning day: its accounts, those without revenue too, with revenue and headroom as
 * analysed, and what trades moved within the last four quarters.
 */
export function planningReps(
  facts: Pick<PlanningFacts, 'reps' | 'moves' | 'effectiveDate'>,
  books: ReadonlyMap<RepId, AccountId[]>,
  analysed: ReadonlyMap<AccountId, AccountAnalysis>,
  accountById: ReadonlyMap<AccountId, Account>,
): PlanningRep[] {
  return facts.reps
    .map((rep) => {
      const book = books.get(rep.id) ?? [];
      const figures = book.flatMap((id) => analysed.get(id) ?? []);
      const given = facts.moves.filter((move) => move.fromRepId === rep.id);
      const taken = facts.moves.filter((move) => move.toRepId === rep.id);
      const moved = (moves: typeof given, what: 't4qCents' | 'headroomCents'): number =>
        moves.reduce((total, move) => total + move[what], 0);
      return {
        id: rep.id,
        externalId: rep.externalId,
        managerId: rep.managerId,
        region: rep.region,
        active: isActive(rep, facts.effectiveDate),
        accounts: book.length,
        bookT4qCents: figures.reduce((total, a) => total + a.t4qCents, 0),
        bookHeadroomCents: book.reduce((total, id) => total + headroomOf(accountById.get(id)!, analysed.get(id)), 0),
        bookByAttribute: bookByAttribute(figures, accountById),
        movedT4qCents: moved(taken, 't4qCents') - moved(given, 't4qCents'),
        movedHeadroomCents: moved(taken, 'headroomCents') - moved(given, 'headroomCents'),
        givenT4qCents: moved(given, 't4qCents'),
      };
    })
    .sort((a, b) => a.id - b.id);
}

function isActive(rep: Rep, day: Day): boolean {
  return (rep.hireDate === null || rep.hireDate <= day) && (rep.endDate === null || rep.endDate >= day);
}

/** What is unknown is a value too: who has accounts of unknown region serves those. Fit leaves it out by itself. */
function bookByAttribute(
  book: readonly AccountAnalysis[],
  accountById: ReadonlyMap<AccountId, Account>,
): PlanningRep['bookByAttribute'] {
  const sums: PlanningRep['bookByAttribute'] = { industry: {}, segment: {}, region: {}, sizeTercile: {} };
  for (const analysis of book) {
    const attributes = attributesOf(accountById.get(analysis.accountId)!, analysis);
    for (const name of Object.keys(sums) as (keyof Attributes)[]) {
      const value = attributes[name];
      sums[name][value] = (sums[name][value] ?? 0) + analysis.t4qCents;
    }
  }
  return sums;
}

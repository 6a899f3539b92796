import type { PlanningInput, PlanningRep } from '../types';
import { baseQuarterUnits } from './bases';
import { shareOf, shareOfQuarterUnits } from './shares';

/** What one rep may gain and give in a plan: whole minor units of four quarters, counts for accounts. */
export interface RepLimits {
  /** What deviations are measured against; may end in quarters of a minor unit. */
  baseT4q: number;
  baseHeadroom: number;
  /** β·ε·base: how far one swap alone may move the book. */
  inItselfT4q: number;
  inItselfHeadroom: number;
  /** ε·base: how far the whole plan may move the book, either way. */
  bookT4q: number;
  bookHeadroom: number;
  /** Net change that the trades of the last four quarters leave room for: at most 2ε·base together. */
  yearUp: number;
  yearDown: number;
  /** T4Q that may still be given away this year. */
  givenRoom: number;
  /** Accounts that may still be added; Infinity without a limit. */
  accountsRoom: number;
}

/** The limits of every rep, in the order of `reps`; a limit already overdrawn leaves no room but forbids nothing else. */
export function repLimits(input: PlanningInput, reps: PlanningRep[]): RepLimits[] {
  const { plan, maxAccountsPerRep } = input;
  const t4qBases = baseQuarterUnits(reps, (rep) => rep.bookT4qCents);
  const headroomBases = baseQuarterUnits(reps, (rep) => rep.bookHeadroomCents);
  return reps.map((rep, i) => {
    const t4q = t4qBases[i];
    const headroom = headroomBases[i];
    const bookT4q = shareOfQuarterUnits(t4q, plan.bookValueTolerance);
    const year = shareOfQuarterUnits(2n * t4q, plan.bookValueTolerance);
    return {
      baseT4q: Number(t4q) / 4,
      baseHeadroom: Number(headroom) / 4,
      inItselfT4q: shareOfQuarterUnits(t4q, plan.bookValueTolerance, plan.inItselfShare),
      inItselfHeadroom: shareOfQuarterUnits(headroom, plan.bookHeadroomTolerance, plan.inItselfShare),
      bookT4q,
      bookHeadroom: shareOfQuarterUnits(headroom, plan.bookHeadroomTolerance),
      yearUp: Math.max(0, year - rep.movedT4qCents),
      yearDown: Math.max(0, year + rep.movedT4qCents),
      givenRoom: Math.max(0, shareOf(rep.bookT4qCents, plan.maxBookShareMovedPerYear) - rep.givenT4qCents),
      accountsRoom: maxAccountsPerRep === null ? Infinity : Math.max(0, maxAccountsPerRep - rep.accounts),
    };
  });
}

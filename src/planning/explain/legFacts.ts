import { breakEvenGrowth } from '../breakEven';
import { worthsOfMove } from '../problem/moves';
import type { Problem } from '../problem/problem';
import type { PlanningAccount, PlanningRep } from '../types';
import { fitOf } from '../worth/fit';
import { relativeFit } from '../worth/relativeFit';

/** What moving one account is expected to do, taken apart; minor units over four quarters. */
export interface LegFacts {
  account: PlanningAccount;
  from: PlanningRep;
  to: PlanningRep;
  /** Share of the taker's book that is like this account, and the mean of that over all possible moves. */
  fit: number;
  averageFit: number;
  /** What of the headroom counts: all of a given or confirmed potential, half of an estimate. */
  countedHeadroomCents: number;
  /** What the taker and the present owner are each expected to win of it. */
  takerWinsCents: number;
  ownerWinsCents: number;
  /** The difference, at most half of the account's revenue. */
  gainCents: number;
  capped: boolean;
  lossCents: number;
  expectedCents: number;
  breakEvenGrowth: number | null;
}

/** Takes the worth of a unit's move apart, account by account. */
export function legFacts(problem: Problem, unit: number, to: number): LegFacts[] {
  const { accounts, owner } = problem.units[unit];
  const taker = problem.reps[to];
  return worthsOfMove(problem, unit, to).map((worth, i) => {
    const account = accounts[i];
    const counted = (account.potentialGrade === 'C' ? 0.5 : 1) * account.headroomCents;
    const rho = relativeFit(fitOf(account.attributes, taker), problem.averageFit);
    const takerWinsCents = Math.round(counted * problem.input.beliefs.headroomShare * rho);
    const ownerWinsCents = Math.round(counted * problem.captures[unit][i]);
    return {
      account,
      from: problem.reps[owner],
      to: taker,
      fit: worth.fit,
      averageFit: problem.averageFit,
      countedHeadroomCents: Math.round(counted),
      takerWinsCents,
      ownerWinsCents,
      gainCents: worth.gainCents,
      capped: takerWinsCents - ownerWinsCents > worth.gainCents + 1,
      lossCents: worth.lossCents,
      expectedCents: worth.expectedCents,
      breakEvenGrowth: breakEvenGrowth([{ t4qCents: account.t4qCents, lossCents: worth.lossCents }]),
    };
  });
}

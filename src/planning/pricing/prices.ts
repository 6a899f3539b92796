import type { Problem } from '../problem/problem';
import { REP_ROW, repRow } from '../problem/rows';
import type { Offers } from './offers';

/**
 * The reduced cost of an exchange splits into one score for each unit and one charge for the two reps: worth minus the
 * price of the unit, of giving it, and of what it does to both books.
 */
export function scoresOf(problem: Problem, offers: Offers, prices: Float64Array): Float64Array {
  const { from, to } = offers;
  const at = (rep: number, row: number): number => prices[repRow(problem, rep, row)];
  const t4q =
    at(to, REP_ROW.t4qUp) -
    at(to, REP_ROW.t4qDown) -
    at(from, REP_ROW.t4qUp) +
    at(from, REP_ROW.t4qDown) +
    at(from, REP_ROW.given);
  const headroom =
    at(to, REP_ROW.headroomUp) -
    at(to, REP_ROW.headroomDown) -
    at(from, REP_ROW.headroomUp) +
    at(from, REP_ROW.headroomDown);
  const accounts = at(to, REP_ROW.accounts) - at(from, REP_ROW.accounts);
  return offers.worth.map((worth, i) => {
    const unit = problem.units[offers.units[i]];
    return worth - prices[unit.index] - t4q * unit.t4q - headroom * unit.firmHeadroom - accounts * unit.accounts.length;
  });
}

/** What any exchange between two reps (by index) costs: a swap of each, and one of the plan. */
export function chargeOf(problem: Problem, first: number, second: number, prices: Float64Array): number {
  return (
    prices[repRow(problem, first, REP_ROW.swaps)] +
    prices[repRow(problem, second, REP_ROW.swaps)] +
    prices[prices.length - 1]
  );
}

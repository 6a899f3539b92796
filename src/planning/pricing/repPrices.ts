import type { Problem } from '../problem/problem';
import { REP_ROW, repRow } from '../problem/rows';

/** The prices of the reps' rows, each kind in an array by rep: what a swap and each unit of change cost. */
export interface RepPrices {
  swaps: Float64Array;
  /** Of one minor unit more in the book; less of it costs the opposite. */
  t4q: Float64Array;
  headroom: Float64Array;
  /** Of one minor unit given away. */
  given: Float64Array;
  accounts: Float64Array;
  /** Of one swap in the plan. */
  plan: number;
}

/** Sorts prices of rows by rep. */
export function repPrices(problem: Problem, prices: Float64Array): RepPrices {
  const of = (row: number): Float64Array =>
    Float64Array.from(problem.reps, (_, rep) => prices[repRow(problem, rep, row)]);
  const [t4qUp, t4qDown, headroomUp, headroomDown] = [
    of(REP_ROW.t4qUp),
    of(REP_ROW.t4qDown),
    of(REP_ROW.headroomUp),
    of(REP_ROW.headroomDown),
  ];
  return {
    swaps: of(REP_ROW.swaps),
    t4q: t4qUp.map((price, rep) => price - t4qDown[rep]),
    headroom: headroomUp.map((price, rep) => price - headroomDown[rep]),
    given: of(REP_ROW.given),
    accounts: of(REP_ROW.accounts),
    plan: prices[prices.length - 1],
  };
}

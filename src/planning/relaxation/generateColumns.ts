import { isProductError } from '../../shared/errors';
import type { Engine, LpBasis } from '../engines/engine';
import type { PricedSwap, Pricer } from '../pricing/pricer';
import { safeBound } from '../pricing/safeBound';
import type { Problem } from '../problem/problem';
import { type Column, columnOf } from '../problem/rows';
import { swapOf } from '../problem/swap';
import { solveRestricted } from './restrictedLp';

const START_PER_UNIT = 3;
const ROUND_PER_UNIT = 4;
const ROUND_AT_LEAST = 200;
/** Reduced costs up to this share of the largest worth count as none. */
const NEGLIGIBLE = 1e-9;

/** The LP over all admissible swaps, as far as it was solved. */
export interface Relaxation {
  /** No plan can be worth more; whole minor units. */
  bound: number;
  /** The prices that prove it; per minor unit or per one of each row. */
  prices: Float64Array;
  /** The value of the LP of the last round; once complete, that of the LP over all admissible swaps. Minor units. */
  value: number;
  /** What the LP of the last round was made of, and its values. */
  columns: Column[];
  values: Float64Array;
  rounds: number;
  /** Every admissible swap was priced and none improves any more. */
  complete: boolean;
}

/** Where the search for columns stands, for progress. */
export type OnRound = (relaxation: Relaxation) => void;

/**
 * Column generation: solve the LP over few columns, price all other admissible swaps, add the improving ones, until
 * none is left, `stop` says so or the engine gives up. The bound holds at any moment.
 */
export async function generateColumns(
  problem: Problem,
  pricer: Pricer,
  room: Float64Array,
  engine: Engine,
  stop: () => boolean,
  onRound: OnRound,
): Promise<Relaxation> {
  const toColumn = (priced: PricedSwap): Column =>
    columnOf(problem, room, swapOf(problem, priced.legs(), priced.worth));
  const free = new Float64Array(room.length);
  const all = pricer.price(free, 0, START_PER_UNIT);
  const largestWorth = all.largest;
  const result: Relaxation = {
    bound: safeBound(problem, room, free, all.largest, largestWorth),
    prices: free,
    value: 0,
    columns: all.best.map(toColumn),
    values: new Float64Array(0),
    rounds: 0,
    complete: all.best.length === 0,
  };
  const mostPerRound = Math.max(ROUND_AT_LEAST, problem.units.length);
  let basis: LpBasis | undefined;
  while (!result.complete && !stop()) {
    const solution = await solveRestricted(engine, room, result.columns, stop, basis).catch((error: unknown) => {
      if (isProductError(error)) return null;
      throw error;
    });
    if (solution === null) break;
    const { best, largest } = pricer.price(solution.rowPrices, NEGLIGIBLE * largestWorth, ROUND_PER_UNIT);
    const bound = safeBound(problem, room, solution.rowPrices, largest, largestWorth);
    basis = solution.basis;
    result.value = solution.value;
    result.values = solution.columnValues;
    result.rounds += 1;
    result.complete = best.length === 0;
    if (bound <= result.bound) Object.assign(result, { bound, prices: solution.rowPrices });
    onRound(result);
    if (!result.complete) result.columns.push(...best.slice(0, mostPerRound).map(toColumn));
  }
  return result;
}

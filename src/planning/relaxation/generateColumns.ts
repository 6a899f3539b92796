import { isProductError } from '../../shared/errors';
import type { Engine, LpBasis } from '../engines/engine';
import type { Pricer } from '../pricing/pricer';
import { mostSwaps, safeBound } from '../pricing/safeBound';
import type { Problem } from '../problem/problem';
import type { Column } from '../problem/rows';
import { type ColumnStore, columnStore } from './columnStore';
import { solveRestricted } from './restrictedLp';

/**
 * A plan uses few of its customers, so the LP begins with few columns: the best of each unit, so many for each swap that
 * a plan can have. A round adds the best two of each unit, so many for each swap.
 */
const START_PER_UNIT = 1;
const START_PER_SWAP = 4;
const ROUND_PER_UNIT = 2;
const ROUND_PER_SWAP = 3;
const AT_LEAST = 300;
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
  /** What the LP of the last round was made of, and its values; columns that were added since have none. */
  columns: Column[];
  values: Float64Array;
  rounds: number;
  /** Every admissible swap was priced and none improves any more. */
  complete: boolean;
  /** Why the engine gave up, a sentence; null while it did not. */
  trouble: string | null;
  /** The columns of further swaps. */
  columnOf: ColumnStore;
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
  const free = new Float64Array(room.length);
  const all = pricer.price(free, 0, START_PER_UNIT);
  const largestWorth = all.largest;
  const columnOf = columnStore(problem, room);
  const swaps = mostSwaps(problem);
  const result: Relaxation = {
    bound: safeBound(problem, room, free, all.largest, largestWorth),
    prices: free,
    value: 0,
    columns: all.best.slice(0, Math.max(AT_LEAST, START_PER_SWAP * swaps)).map(columnOf),
    values: new Float64Array(0),
    rounds: 0,
    complete: all.best.length === 0,
    trouble: null,
    columnOf,
  };
  let basis: LpBasis | undefined;
  onRound(result);
  while (!result.complete && !stop()) {
    const solution = await solveRestricted(engine, room, result.columns, stop, basis).catch((error: unknown) => {
      if (!isProductError(error)) throw error;
      if (!stop()) result.trouble = error.message;
      return null;
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
    const known = new Set(result.columns);
    const added = best.slice(0, Math.max(AT_LEAST, ROUND_PER_SWAP * swaps)).map(columnOf);
    result.columns.push(...added.filter((column) => !known.has(column)));
    if (result.columns.length === known.size) result.complete = true;
  }
  return result;
}

import { isProductError } from '../../shared/errors';
import { unlessStopped } from '../breath';
import type { Engine } from '../engines/engine';
import type { LpBasis } from '../engines/lp';
import { crudeBound } from '../pricing/crudeBound';
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
const MOST_FIRST = 5_000;
/** Reduced costs up to this share of the largest worth count as none. */
const NEGLIGIBLE = 1e-9;

/** The LP over all admissible swaps, as far as it was solved. */
export interface Relaxation {
  /** No plan can be worth more; whole minor units. */
  bound: number;
  /** Prices, per minor unit or per one of each row, and the bound that they prove; `bound` may be lower. */
  prices: Float64Array;
  priceBound: number;
  /** The value of the LP of the last round; once complete, that of the LP over all admissible swaps. Minor units. */
  value: number;
  /** What the LP of the last round was made of, and its values; columns that were added since have none. */
  columns: Column[];
  values: Float64Array;
  rounds: number;
  /** The best swap of each unit at no prices, the best first; so many at most. */
  first: Column[];
  /** Every admissible swap was priced and none improves any more. */
  complete: boolean;
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
  const result: Relaxation = {
    bound: crudeBound(problem),
    prices: new Float64Array(room.length),
    priceBound: Infinity,
    value: 0,
    columns: [],
    values: new Float64Array(0),
    rounds: 0,
    first: [],
    complete: false,
    columnOf: columnStore(problem, room),
  };
  await unlessStopped(fill(result, problem, pricer, room, engine, stop, onRound), undefined);
  return result;
}

async function fill(
  result: Relaxation,
  problem: Problem,
  pricer: Pricer,
  room: Float64Array,
  engine: Engine,
  stop: () => boolean,
  onRound: OnRound,
): Promise<void> {
  const { columnOf, prices: free } = result;
  const swaps = mostSwaps(problem);
  const all = await pricer.price(free, 0, START_PER_UNIT);
  const largestWorth = all.largest;
  keepBound(result, safeBound(problem, room, free, all.largest, largestWorth), free);
  result.first = all.best.slice(0, MOST_FIRST).map(columnOf);
  result.columns = all.best.slice(0, Math.max(AT_LEAST, START_PER_SWAP * swaps)).map(columnOf);
  result.complete = all.best.length === 0;
  let basis: LpBasis | undefined;
  onRound(result);
  while (!result.complete && !stop()) {
    const solution = await solveRestricted(engine, room, result.columns, stop, basis).catch((error: unknown) => {
      if (isProductError(error)) return null;
      throw error;
    });
    if (solution === null) break;
    const { best, largest } = await pricer.price(solution.rowPrices, NEGLIGIBLE * largestWorth, ROUND_PER_UNIT);
    const bound = safeBound(problem, room, solution.rowPrices, largest, largestWorth);
    basis = solution.basis;
    result.value = solution.value;
    result.values = solution.columnValues;
    result.rounds += 1;
    result.complete = best.length === 0;
    keepBound(result, bound, solution.rowPrices);
    onRound(result);
    const known = new Set(result.columns);
    const added = best.slice(0, Math.max(AT_LEAST, ROUND_PER_SWAP * swaps)).map(columnOf);
    result.columns.push(...added.filter((column) => !known.has(column)));
    if (result.columns.length === known.size) result.complete = true;
  }
}

function keepBound(result: Relaxation, bound: number, prices: Float64Array): void {
  result.bound = Math.min(result.bound, bound);
  if (bound <= result.priceBound) Object.assign(result, { priceBound: bound, prices });
}

import { breathing } from '../breath';
import type { Pricing } from '../pricing/pricer';
import type { Column } from '../problem/rows';
import type { Found, SearchTask } from './task';

/** Memory for a pool: so many columns, in all and, where they are many, of the best of each unit. */
const MOST_IN_POOL = 60_000;
const MOST_PRICED = 300_000;

/** Columns by reduced cost, the largest first. */
export interface ColumnPool {
  columns: Column[];
  /** Every column is in it that could be in a plan better than the best known: the others are out by proof. */
  whole: boolean;
}

/** Columns that are made between two breaths. */
const AT_ONCE = 5_000;

/** The columns of priced swaps, in their order. @throws Stopped */
async function columnsOf({ relaxation, stop }: SearchTask, { best }: Pricing): Promise<Column[]> {
  const breathe = breathing(stop);
  const columns: Column[] = [];
  for (const swap of best) {
    columns.push(relaxation.columnOf(swap));
    if (columns.length % AT_ONCE === 0) await breathe();
  }
  return columns;
}

/**
 * The columns that could still be in a better plan. By weak duality a plan with a column of reduced cost c is worth at
 * most c above the bound that the prices prove, so what does not reach the best plan is out by proof. One more minor unit
 * is allowed for roundings.
 */
export async function openPool(task: SearchTask, { best }: Found): Promise<ColumnPool> {
  const { problem, pricer, relaxation } = task;
  const floor = best.worth - relaxation.priceBound - 2;
  const perUnit = Math.max(5, Math.floor(MOST_PRICED / Math.max(1, problem.units.length)));
  const priced = await pricer.price(relaxation.prices, floor, perUnit, MOST_IN_POOL);
  return { columns: await columnsOf(task, priced), whole: priced.whole };
}

/** So many columns with the best prospects by the LP's prices: what a good plan is most likely made of. */
export async function nearPool(task: SearchTask, swaps: number, size: number): Promise<Column[]> {
  const { pricer, relaxation } = task;
  const meanWorth = relaxation.bound / Math.max(1, swaps);
  let depth = 0.05 * meanWorth;
  let priced = await pricer.price(relaxation.prices, -depth, NEAR_PER_UNIT, size);
  while (priced.best.length < size && depth < 4 * meanWorth) {
    depth *= 4;
    priced = await pricer.price(relaxation.prices, -depth, NEAR_PER_UNIT, size);
  }
  return columnsOf(task, priced);
}

const NEAR_PER_UNIT = 20;

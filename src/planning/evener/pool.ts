import type { Pricer } from '../pricing/pricer';
import type { Problem } from '../problem/problem';
import { type Column, columnOf } from '../problem/rows';
import { swapOf } from '../problem/swap';
import { expectedByRep } from './score';

/** More swaps than this are not kept; those with the best prospects at the prices are. */
const MOST_COLUMNS = 60_000;

/** A column that knows what it brings to whom. */
export interface EvenColumn extends Column {
  expected: { rep: number; expected: number }[];
}

/**
 * The admissible swaps that are expected to bring something, best prospects at `prices` first: all of them where they are
 * few enough, else the best of every unit.
 */
export async function evenPool(
  problem: Problem,
  pricer: Pricer,
  room: Float64Array,
  prices: Float64Array,
): Promise<{ columns: EvenColumn[]; whole: boolean }> {
  const { worthwhile, whole: counted } = await pricer.survey();
  const few = counted && worthwhile <= MOST_COLUMNS;
  const perUnit = few ? Infinity : Math.max(1, Math.floor(MOST_COLUMNS / Math.max(1, problem.units.length)));
  const { best, whole } = await pricer.price(prices, -Infinity, perUnit, MOST_COLUMNS);
  const columns = best.map((priced) => {
    const swap = swapOf(problem, priced.legs(), priced.worth);
    return { ...columnOf(problem, room, swap), expected: expectedByRep(problem, swap) };
  });
  return { columns, whole };
}

import type { Pricer } from '../pricing/pricer';
import type { Leg } from '../problem/leg';
import type { Problem } from '../problem/problem';
import { type Column, columnOf } from '../problem/rows';
import { swapOf } from '../problem/swap';
import type { Variation } from './variation';
import { type VariedWorth, variedWorthOf } from './variedWorth';

/** More swaps than this are not kept; those with the best prospects at the plan's own prices are, so many of a unit. */
const MOST_COLUMNS = 60_000;
const MOST_PER_UNIT = 20;

/**
 * Columns of the admissible swaps. No rule asks for beliefs or fit, so the same swaps are admissible in every variation;
 * only their worth differs.
 */
export interface Pool {
  columns: Column[];
  /** Every admissible swap is in it. */
  whole: boolean;
  /** Writes each column's worth under a variation. */
  revalue(variation: Variation): void;
}

/**
 * Every admissible swap once, where there are few enough; else the best of every unit at the prices that `pricesOf` works
 * out, which are those of the plan's own relaxation as far as there was time for it.
 */
export async function poolOf(
  problem: Problem,
  pricer: Pricer,
  room: Float64Array,
  pricesOf: () => Promise<Float64Array>,
): Promise<Pool> {
  const reps = problem.reps.length;
  const places = new Map<number, number>();
  const moves: VariedWorth[] = [];
  const placeOf = ({ unit, to }: Leg): number => {
    const key = unit * reps + to;
    let place = places.get(key);
    if (place === undefined) {
      place = moves.length;
      moves.push(variedWorthOf(problem, unit, to));
      places.set(key, place);
    }
    return place;
  };
  const { swaps, whole } = await prospects(pricer, pricesOf);
  const columns = swaps.map((legs) => columnOf(problem, room, swapOf(problem, legs, 0)));
  const legs = columns.map(({ swap }) => Int32Array.from(swap.legs, placeOf));
  return {
    columns,
    whole,
    revalue(variation) {
      const worths = moves.map((worth) => worth(variation));
      columns.forEach((column, j) => {
        let sum = 0;
        for (const place of legs[j]) sum += worths[place];
        column.swap.worth = sum;
      });
    },
  };
}

async function prospects(
  pricer: Pricer,
  pricesOf: () => Promise<Float64Array>,
): Promise<{ swaps: Leg[][]; whole: boolean }> {
  const all: Leg[][] = [];
  pricer.visit(-Infinity, (legs) => all.push(legs) <= MOST_COLUMNS);
  if (all.length <= MOST_COLUMNS) return { swaps: all, whole: true };
  const { best } = await pricer.price(await pricesOf(), -Infinity, MOST_PER_UNIT, MOST_COLUMNS);
  return { swaps: best.map((priced) => priced.legs()), whole: false };
}

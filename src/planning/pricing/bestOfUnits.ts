import { BestFew, type Priced } from './bestFew';

/** Collects the best few swaps of every unit, and of all of them. */
export interface BestOfUnits<Swap extends Priced> {
  /** The reduced cost that a swap must exceed to be kept for a unit; rises as better ones come. */
  readonly least: Float64Array;
  /** Keeps a swap for each of its units that it is good enough for. */
  put(swap: Swap, units: ArrayLike<number>): void;
  /** Everything kept, once each, largest reduced cost first; equals by unit. */
  all(): Swap[];
}

/**
 * Keeps `perUnit` swaps a unit and `most` in all, only those with a reduced cost above `above`. When twice as many have
 * come, the worse are let go, and what is no better than the rest is not kept any more.
 */
export function bestOfUnits<Swap extends Priced>(
  units: number,
  perUnit: number,
  above: number,
  most = Infinity,
): BestOfUnits<Swap> {
  const kept = Array.from({ length: units }, () => new BestFew<Swap>(perUnit));
  const least = new Float64Array(units).fill(above);
  let came = 0;
  const unique = (): Set<Swap> => new Set(kept.flatMap((few) => few.all()));
  const letGo = (): void => {
    const costs = Float64Array.from(unique(), ({ reducedCost }) => reducedCost).sort();
    came = Math.min(most, costs.length);
    if (costs.length < most) return;
    const floor = costs[costs.length - most];
    kept.forEach((few, unit) => {
      few.raise(floor);
      least[unit] = Math.max(least[unit], floor);
    });
  };
  return {
    least,
    put(swap, of) {
      for (let k = 0; k < of.length; k++) {
        const unit = of[k];
        if (swap.reducedCost <= least[unit]) continue;
        kept[unit].put(swap);
        if (kept[unit].full) least[unit] = kept[unit].least;
      }
      if (++came >= 2 * most) letGo();
    },
    all() {
      const swaps = [...unique()].sort((x, y) => y.reducedCost - x.reducedCost);
      return most < swaps.length ? swaps.slice(0, most) : swaps;
    },
  };
}

/** Collects the best few swaps of every unit. */
export interface BestOfUnits<Swap extends { readonly reducedCost: number }> {
  /** The reduced cost that a swap must exceed to be kept for a unit; rises as better ones come. */
  readonly least: Float64Array;
  /** Keeps a swap for each of its units that it is good enough for. */
  put(swap: Swap, units: ArrayLike<number>): void;
  /** Everything kept, once each, largest reduced cost first; equals in the order they came. */
  all(): Swap[];
}

/** Keeps `perUnit` swaps a unit, only those with a reduced cost above `above`. */
export function bestOfUnits<Swap extends { readonly reducedCost: number }>(
  units: number,
  perUnit: number,
  above: number,
): BestOfUnits<Swap> {
  const kept: Swap[][] = Array.from({ length: units }, () => []);
  const least = new Float64Array(units).fill(above);
  const putIn = (unit: number, swap: Swap): void => {
    if (swap.reducedCost <= least[unit]) return;
    const list = kept[unit];
    let at = list.length;
    while (at > 0 && list[at - 1].reducedCost < swap.reducedCost) at--;
    list.splice(at, 0, swap);
    if (list.length > perUnit) list.pop();
    if (list.length === perUnit) least[unit] = list[perUnit - 1].reducedCost;
  };
  return {
    least,
    put(swap, of) {
      for (let k = 0; k < of.length; k++) putIn(of[k], swap);
    },
    all: () => [...new Set(kept.flat())].sort((x, y) => y.reducedCost - x.reducedCost),
  };
}

/** Collects the best few swaps of every unit, and of all of them. */
export interface BestOfUnits<Swap extends { readonly reducedCost: number }> {
  /** The reduced cost that a swap must exceed to be kept for a unit; rises as better ones come. */
  readonly least: Float64Array;
  /** Keeps a swap for each of its units that it is good enough for. */
  put(swap: Swap, units: ArrayLike<number>): void;
  /** Everything kept, once each, largest reduced cost first; equals in the order they came. */
  all(): Swap[];
}

/**
 * Keeps `perUnit` swaps a unit and `most` in all, only those with a reduced cost above `above`. When twice as many have
 * come, the worse are let go, and what is no better than the rest is not kept any more.
 */
export function bestOfUnits<Swap extends { readonly reducedCost: number }>(
  units: number,
  perUnit: number,
  above: number,
  most = Infinity,
): BestOfUnits<Swap> {
  const kept: Swap[][] = Array.from({ length: units }, () => []);
  const least = new Float64Array(units).fill(above);
  let came = 0;
  const putIn = (unit: number, swap: Swap): void => {
    if (swap.reducedCost <= least[unit]) return;
    const list = kept[unit];
    let at = list.length;
    while (at > 0 && list[at - 1].reducedCost < swap.reducedCost) at--;
    list.splice(at, 0, swap);
    if (list.length > perUnit) list.pop();
    if (list.length === perUnit) least[unit] = list[perUnit - 1].reducedCost;
  };
  const all = (): Swap[] => [...new Set(kept.flat())].sort((x, y) => y.reducedCost - x.reducedCost).slice(0, most);
  const letGo = (): void => {
    const best = all();
    came = best.length;
    if (best.length < most) return;
    const floor = best[most - 1].reducedCost;
    for (let unit = 0; unit < units; unit++) {
      kept[unit] = kept[unit].filter((swap) => swap.reducedCost >= floor);
      least[unit] = Math.max(least[unit], floor);
    }
  };
  return {
    least,
    put(swap, of) {
      for (let k = 0; k < of.length; k++) putIn(of[k], swap);
      if (++came >= 2 * most) letGo();
    },
    all,
  };
}

import type { PricedExchange } from './pricedExchange';

/** Collects the best few exchanges of every unit. */
export interface BestOfUnits {
  /** Whether an exchange of these two units with this reduced cost would be kept. */
  wants(a: number, b: number, reducedCost: number): boolean;
  put(a: number, b: number, exchange: PricedExchange): void;
  /** Everything kept, once each, largest reduced cost first; equals in the order they came. */
  all(): PricedExchange[];
}

/** Keeps `perUnit` exchanges a unit, only those with a reduced cost above `above`. */
export function bestOfUnits(units: number, perUnit: number, above: number): BestOfUnits {
  const kept: PricedExchange[][] = Array.from({ length: units }, () => []);
  const least = new Float64Array(units).fill(above);
  const putIn = (unit: number, exchange: PricedExchange): void => {
    if (exchange.reducedCost <= least[unit]) return;
    const list = kept[unit];
    let at = list.length;
    while (at > 0 && list[at - 1].reducedCost < exchange.reducedCost) at--;
    list.splice(at, 0, exchange);
    if (list.length > perUnit) list.pop();
    if (list.length === perUnit) least[unit] = list[perUnit - 1].reducedCost;
  };
  return {
    wants: (a, b, reducedCost) => reducedCost > least[a] || reducedCost > least[b],
    put(a, b, exchange) {
      putIn(a, exchange);
      putIn(b, exchange);
    },
    all: () => [...new Set(kept.flat())].sort((x, y) => y.reducedCost - x.reducedCost),
  };
}

import type { Leg } from '../../problem/swap';
import type { RepPair } from '../offers';
import type { PricedSwap } from '../pricer';

/** An exchange of one for one: positions in the two offers of a pair of reps. */
export class PricedExchange implements PricedSwap {
  constructor(
    private readonly pair: RepPair,
    private readonly i: number,
    private readonly j: number,
    readonly worth: number,
    readonly reducedCost: number,
  ) {}

  legs(): Leg[] {
    return legsOfPair(this.pair, this.i, this.j);
  }
}

/** The legs of the exchange at two positions in the offers of a pair of reps. */
export function legsOfPair({ give, take }: RepPair, i: number, j: number): Leg[] {
  return [
    { unit: give.units[i], to: give.to },
    { unit: take.units[j], to: take.to },
  ];
}

import type { Leg } from '../../problem/leg';
import type { PricedSwap } from '../pricer';
import type { Side } from './side';

/** An exchange of one for one. */
export class PricedExchange implements PricedSwap {
  private readonly unit: number;
  private readonly to: number;
  private readonly back: number;
  private readonly home: number;

  /** The exchange at two positions; the sides may be used again afterwards. */
  constructor(
    give: Side,
    i: number,
    take: Side,
    j: number,
    readonly worth: number,
    readonly reducedCost: number,
  ) {
    this.unit = give.unit(i);
    this.to = give.to;
    this.back = take.unit(j);
    this.home = take.to;
  }

  legs(): Leg[] {
    return [
      { unit: this.unit, to: this.to },
      { unit: this.back, to: this.home },
    ];
  }
}

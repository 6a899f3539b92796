import type { Problem } from '../problem/problem';
import type { Leg } from '../problem/swap';
import { bestOfUnits } from './bestOfUnits';
import type { PricedSwap, Pricing } from './pricer';

/** So many swaps are counted one by one; after that what can no longer be among the best is passed over unseen. */
const COUNTED = 50_000;

/** A priced swap of three customers. */
export class PricedTriple implements PricedSwap {
  constructor(
    private readonly units: number[],
    private readonly takers: number[],
    readonly worth: number,
    readonly reducedCost: number,
  ) {}

  legs(): Leg[] {
    return this.units.map((unit, k) => ({ unit, to: this.takers[k] }));
  }
}

/** What one pricing has found so far, and how good a swap must be to be worth a look. */
export class Collection {
  largest = 0;
  /** How many were good enough for one of their units. */
  kept = 0;
  private count = 0;
  private passedOver = false;
  private readonly best;

  constructor(
    problem: Problem,
    readonly above: number,
    perUnit: number,
    most?: number,
  ) {
    this.best = bestOfUnits<PricedTriple>(problem.units.length, perUnit, above, most);
  }

  /** The least that a swap of a unit must exceed; −Infinity as long as swaps are counted one by one. */
  leastOf(unit: number): number {
    return this.count < COUNTED ? -Infinity : this.best.least[unit];
  }

  /** The smallest of them over those of a list whose score, with `others` from the rest of the swap, is worth a look. */
  leastOfAll(units: Int32Array, scores: Float64Array, others: number): number {
    if (this.count < COUNTED) return -Infinity;
    const { least } = this.best;
    const needed = Math.min(this.above, this.largest) - others;
    let smallest = Infinity;
    for (let i = 0; i < units.length; i++) {
      if (scores[i] > needed && least[units[i]] < smallest) smallest = least[units[i]];
    }
    return smallest;
  }

  /**
   * Whether swaps need no look whose reduced cost is at most `atMost`, when each of their units has enough swaps of at
   * least `least`.
   */
  passes(atMost: number, least: number): boolean {
    if (atMost > this.largest || (atMost > this.above && atMost > least)) return false;
    if (atMost > this.above) this.passedOver = true;
    return true;
  }

  put(units: number[], takers: number[], worth: number, reducedCost: number): void {
    if (reducedCost > this.largest) this.largest = reducedCost;
    if (reducedCost <= this.above) return;
    this.count++;
    const { least } = this.best;
    if (units.some((unit) => reducedCost > least[unit])) {
      this.kept++;
      this.best.put(new PricedTriple(units, takers, worth, reducedCost), units);
    }
  }

  pricing(): Pricing {
    const best = this.best.all();
    return { best, largest: this.largest, whole: !this.passedOver && best.length === this.count };
  }
}

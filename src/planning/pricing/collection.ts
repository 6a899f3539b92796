import type { Leg } from '../problem/leg';
import type { Problem } from '../problem/problem';
import { bestOfUnits } from './bestOfUnits';
import type { PricedSwap, Pricing } from './pricer';

/** So many swaps are counted one by one; after that what can no longer be among the best is passed over unseen. */
export const COUNTED = 50_000;

/** As a share of the largest score: sums that differ by no more differ by their roundings alone. */
const ROUNDING = 1e-12;

/** What keeping a swap takes, in steps of the innermost loops. */
const STEPS_TO_KEEP = 50;

/** A priced swap of three customers. */
class PricedTriple implements PricedSwap {
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
  /** What is better by no more than this is not better. */
  private tie = 0;
  private told = 0;
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

  /** Takes notice of scores that swaps will be made of. */
  meet(scores: Float64Array): void {
    for (const score of scores) if (Math.abs(score) * ROUNDING > this.tie) this.tie = Math.abs(score) * ROUNDING;
  }

  /** The least that a swap of a unit must exceed; −Infinity as long as swaps are counted one by one. */
  leastOf(unit: number): number {
    return this.count < COUNTED ? -Infinity : this.best.least[unit] + this.tie;
  }

  /**
   * What the rest of a swap must exceed for the swap to be good enough for any of these units: the smallest difference
   * between what a swap of the unit must exceed and the unit's own score.
   */
  neededBeside(units: Int32Array, scores: Float64Array): number {
    if (this.count < COUNTED) return -Infinity;
    const { least } = this.best;
    let smallest = Infinity;
    for (let i = 0; i < units.length; i++) {
      const needed = least[units[i]] - scores[i];
      if (needed < smallest) smallest = needed;
    }
    return smallest + 2 * this.tie;
  }

  /** Whether swaps need no look whose reduced cost is at most `atMost`; `wanted`: one may be good enough for a unit. */
  passes(atMost: number, wanted: boolean): boolean {
    if (atMost > this.largest || (wanted && atMost > this.above)) return false;
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

  /** What keeping swaps took since this was last asked, in steps of the innermost loops. */
  steps(): number {
    const since = this.kept - this.told;
    this.told = this.kept;
    return STEPS_TO_KEEP * since;
  }

  pricing(): Pricing {
    const best = this.best.all();
    return { best, largest: this.largest, whole: !this.passedOver && best.length === this.count };
  }
}

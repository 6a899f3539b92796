import type { Problem } from '../../problem/problem';
import type { Market } from '../offers';
import type { RepPrices } from '../repPrices';

/** One side of an exchange: the units that a rep may hand to another, by T4Q. */
export class Side {
  from = -1;
  to = -1;
  size = 0;
  /** Positions on the shelf. */
  readonly at: Int32Array;
  readonly t4q: Float64Array;
  readonly worth: Float64Array;
  /** Worth less what the unit uses at some prices; the largest of them is `most`. */
  readonly score: Float64Array;
  most = -Infinity;

  constructor(
    private readonly problem: Problem,
    private readonly market: Market,
  ) {
    const { starts } = market.shelf;
    const capacity = starts.reduce((most, start, rep) => Math.max(most, start - starts[Math.max(0, rep - 1)]), 0);
    this.at = new Int32Array(capacity);
    this.t4q = new Float64Array(capacity);
    this.worth = new Float64Array(capacity);
    this.score = new Float64Array(capacity);
  }

  /** Lays out what `from` may hand to `to`; the score is the worth. */
  fill(from: number, to: number): void {
    const { shelf, allowed, worth } = this.market;
    const room = this.problem.limits[from].givenRoom;
    const end = shelf.starts[from + 1];
    let size = 0;
    let most = -Infinity;
    for (let at = shelf.starts[from]; at < end && shelf.t4q[at] <= room; at++) {
      if (!allowed(at, to)) continue;
      const amount = worth(at, to);
      if (amount > most) most = amount;
      this.at[size] = at;
      this.t4q[size] = shelf.t4q[at];
      this.worth[size] = amount;
      this.score[size++] = amount;
    }
    this.from = from;
    this.to = to;
    this.size = size;
    this.most = most;
  }

  /** Takes what each unit uses off its score. */
  charge(prices: Float64Array, reps: RepPrices): void {
    const { from, to } = this;
    const { unit, firmHeadroom, accounts } = this.market.shelf;
    const t4qPrice = reps.t4q[to] - reps.t4q[from] + reps.given[from];
    const headroomPrice = reps.headroom[to] - reps.headroom[from];
    const accountPrice = reps.accounts[to] - reps.accounts[from];
    let most = -Infinity;
    for (let i = 0; i < this.size; i++) {
      const at = this.at[i];
      const score =
        this.worth[i] -
        prices[unit[at]] -
        t4qPrice * this.t4q[i] -
        headroomPrice * firmHeadroom[at] -
        accountPrice * accounts[at];
      this.score[i] = score;
      if (score > most) most = score;
    }
    this.most = most;
  }

  /** The unit at a place. */
  unit(i: number): number {
    return this.market.shelf.unit[this.at[i]];
  }
}

import type { Problem } from '../../problem/problem';
import type { Market } from '../offers';
import { type PairLimits, pairLimits } from './pairLimits';
import { Side } from './side';

/** What laying out two reps and each of their units takes, in steps of the innermost loops. */
const STEPS_A_PAIR = 20;
const STEPS_A_UNIT = 5;

/**
 * The exchanges between two reps at a time, of all that a market holds. Both sides are sorted by value, so the partners
 * of a unit within the value tolerance are a window that only moves upwards. The arrays are used again for the next
 * pair: this is walked through for 500,000 pairs of reps and hundreds of millions of exchanges.
 */
export class Exchanges {
  /** From the rep with the smaller index, and back. */
  readonly give: Side;
  readonly take: Side;
  /** What the present two reps took so far, in steps of the innermost loops. */
  steps = 0;
  private limits!: PairLimits;

  constructor(
    private readonly problem: Problem,
    private readonly market: Market,
  ) {
    this.give = new Side(problem, market);
    this.take = new Side(problem, market);
  }

  /** Turns to the exchanges between two reps; false when one of them has nothing for the other. */
  between(first: number, second: number): boolean {
    this.give.fill(first, second);
    this.steps = STEPS_A_PAIR + STEPS_A_UNIT * this.give.size;
    if (this.give.size === 0) return false;
    this.take.fill(second, first);
    this.steps += STEPS_A_UNIT * this.take.size;
    this.limits = pairLimits(this.problem, first, second);
    return this.take.size > 0;
  }

  /**
   * Shows the places in `give` and `take` of every admissible exchange whose two scores add up to more than `floor`.
   * `raised` may ask for more of those of a place in `give`. Returns how many of those exchanges were looked at that are
   * fair in value.
   */
  visit(floor: number, show: (i: number, j: number) => void, raised?: (i: number) => number): number {
    const { leastT4q, mostT4q, firm, headroom, firmHeadroom, leastHeadroom, mostHeadroom, accounts } =
      this.market.shelf;
    const { limits, give, take } = this;
    const { at: partners, t4q, score } = take;
    const known = Math.min(limits.headroom, limits.firmHeadroom);
    let low = 0;
    let high = 0;
    let fair = 0;
    for (let i = 0; i < give.size; i++) {
      const a = give.at[i];
      const least = Math.max(leastT4q[a], give.t4q[i] - limits.less);
      const most = Math.min(mostT4q[a], give.t4q[i] + limits.more);
      while (low < take.size && t4q[low] < least) low++;
      if (high < low) high = low;
      while (high < take.size && t4q[high] <= most) high++;
      const wanted = (raised ? raised(i) : floor) - give.score[i];
      if (take.most <= wanted) continue;
      fair += high - low;
      const leastKnown = Math.max(leastHeadroom[a], headroom[a] - known);
      const mostKnown = Math.min(mostHeadroom[a], headroom[a] + known);
      for (let j = low; j < high; j++) {
        if (score[j] <= wanted) continue;
        const b = partners[j];
        if (firm[a] === 1 && firm[b] === 1) {
          if (headroom[b] < leastKnown || headroom[b] > mostKnown) continue;
        } else if (Math.abs(firmHeadroom[a] - firmHeadroom[b]) > limits.firmHeadroom) continue;
        const gained = accounts[b] - accounts[a];
        if (gained <= limits.first && -gained <= limits.second) show(i, j);
      }
    }
    this.steps += fair;
    return fair;
  }
}

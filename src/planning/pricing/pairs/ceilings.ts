import type { Problem } from '../../problem/problem';
import type { RepPrices } from '../repPrices';
import { repPrices } from '../repPrices';
import type { Shelf } from '../shelf';
import { pairLimits } from './pairLimits';

/** A generous share for the roundings of sums in floating point. */
const ROUNDING = 1e-12;

/**
 * What no exchange between two reps can exceed in reduced cost, so that most pairs of reps are passed over without a
 * look at their exchanges. Two bounds are kept: one from the best worth between the two, and one from the last look,
 * which prices that fell since then can have raised.
 */
export class Ceilings {
  /** By pair of reps: the best worth of an exchange; −Infinity when there is none. */
  private readonly worth: Float64Array;
  /** By pair: the ceiling at the last look, less `fallen` then. */
  private readonly seen: Float64Array;
  /** By rep, and for the plan: how far falling prices can have raised reduced costs since the beginning. */
  private readonly fallen: Float64Array;
  private readonly reps: number;
  private known: Float64Array | null = null;
  private at: RepPrices | null = null;
  private readonly mostAccounts: number;
  /** The largest changes of all turns added up: what roundings are a share of. */
  private turned = 0;

  constructor(
    private readonly problem: Problem,
    private readonly shelf: Shelf,
  ) {
    this.reps = problem.reps.length;
    this.worth = new Float64Array(this.reps ** 2).fill(-Infinity);
    this.seen = new Float64Array(this.reps ** 2).fill(Infinity);
    this.fallen = new Float64Array(this.reps + 1);
    this.mostAccounts = shelf.accounts.reduce((most, accounts) => Math.max(most, accounts), 0);
  }

  /** The best worth of an exchange between two reps. */
  putWorth(first: number, second: number, worth: number): void {
    this.worth[first * this.reps + second] = worth;
  }

  /** Turns to other prices. */
  turnTo(prices: Float64Array): RepPrices {
    const now = repPrices(this.problem, prices);
    if (this.known !== null && this.at !== null) this.fall(this.known, this.at, prices, now);
    this.known = prices;
    this.at = now;
    return now;
  }

  private fall(before: Float64Array, was: RepPrices, after: Float64Array, is: RepPrices): void {
    const { starts, unit, t4q } = this.shelf;
    this.fallen[this.reps] += was.plan - is.plan;
    let largest = Math.abs(was.plan - is.plan);
    for (let rep = 0; rep < this.reps; rep++) {
      const { bookT4q, bookHeadroom } = this.problem.limits[rep];
      let most = 0;
      for (let at = starts[rep]; at < starts[rep + 1]; at++) {
        const fall = before[unit[at]] - after[unit[at]] + Math.max(0, was.given[rep] - is.given[rep]) * t4q[at];
        if (fall > most) most = fall;
      }
      const books =
        most +
        Math.abs(was.t4q[rep] - is.t4q[rep]) * bookT4q +
        Math.abs(was.headroom[rep] - is.headroom[rep]) * bookHeadroom +
        Math.abs(was.accounts[rep] - is.accounts[rep]) * this.mostAccounts;
      const swaps = was.swaps[rep] - is.swaps[rep];
      this.fallen[rep] += books + swaps;
      largest = Math.max(largest, books + Math.abs(swaps));
    }
    this.turned += largest;
  }

  /** The ceiling of a pair of reps at the present prices. */
  of(first: number, second: number): number {
    const pair = first * this.reps + second;
    const { swaps, t4q, headroom, accounts, plan } = this.at!;
    const worth = this.worth[pair] - swaps[first] - swaps[second] - plan;
    if (worth <= 0 && t4q[first] === t4q[second] && headroom[first] === headroom[second]) return worth;
    const { more, less, firmHeadroom } = pairLimits(this.problem, first, second);
    const fromWorth =
      worth +
      Math.abs(t4q[second] - t4q[first]) * Math.max(more, less) +
      Math.abs(headroom[second] - headroom[first]) * firmHeadroom +
      Math.abs(accounts[second] - accounts[first]) * this.mostAccounts;
    return Math.min(fromWorth, this.seen[pair] + this.fallenFor(first, second)) + ROUNDING * this.turned;
  }

  /** Remembers what a look at a pair has shown. */
  put(first: number, second: number, ceiling: number): void {
    this.seen[first * this.reps + second] = ceiling - this.fallenFor(first, second);
  }

  private fallenFor(first: number, second: number): number {
    return this.fallen[first] + this.fallen[second] + this.fallen[this.reps];
  }
}

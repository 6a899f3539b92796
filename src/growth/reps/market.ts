import { type Company, centsOf } from '../company';
import type { Pooling } from '../peers';
import { comparableSince } from './heldBooks';

/** Money of the same accounts in a quarter and in the same quarter a year before, minor units. */
export interface SameStore {
  accounts: number;
  now: number;
  before: number;
}

/** A rep's book in one quarter against what it would be, had every account grown like the market. */
export interface BookQuarter {
  now: number;
  before: number;
  /** Σ of the accounts' year-before revenue, each grown like its market. */
  expected: number;
}

/**
 * The market of one quarter: the same-store revenue of every pool of accounts (of its segment and region, its segment,
 * all) against the same quarter a year before. Pooled, because single accounts are too lumpy by the quarter.
 */
export class Market {
  readonly #pools: SameStore[][];

  constructor(
    private readonly company: Company,
    private readonly quarter: number,
  ) {
    const everyone = company.accounts.map((_, p) => p).filter((p) => comparableSince(company, p) <= quarter - 4);
    this.#pools = company.pools.map((pooling) => this.#sum(pooling, everyone));
  }

  /**
   * Splits accounts of a rep into what their market did and the rest. The market of an account is the pool it belongs
   * to without everything the rep held (`held`, by default the accounts themselves), so that a rep who serves a region alone is not compared with themselves; it widens
   * like peers do when fewer than the policy's minimum are left. Accounts without any market are left out.
   */
  split(book: readonly number[], held = book): BookQuarter {
    const { pools, input } = this.company;
    const own = pools.map((pooling) => this.#sum(pooling, held));
    const result: BookQuarter = { now: 0, before: 0, expected: 0 };
    const growthOf = memo((key: number): number | null => {
      const level = key % pools.length;
      const pool = Math.floor(key / pools.length);
      const [all, mine] = [this.#pools[level][pool], own[level][pool]];
      const before = all.before - mine.before;
      return before > 0 ? (all.now - mine.now) / before - 1 : null;
    });
    for (const position of book) {
      const others = (level: number): number => {
        const pool = pools[level].poolOf[position];
        return this.#pools[level][pool].accounts - own[level][pool].accounts;
      };
      const narrowest = pools.findIndex((_, level) => others(level) >= input.policy.growth.minPeers);
      const level = narrowest < 0 ? pools.length - 1 : narrowest;
      const growth = growthOf(pools[level].poolOf[position] * pools.length + level);
      if (growth === null) continue;
      const before = centsOf(this.company, position, this.quarter - 4, 1);
      result.now += centsOf(this.company, position, this.quarter, 1);
      result.before += before;
      result.expected += before * (1 + growth);
    }
    return result;
  }

  #sum({ poolOf, pools }: Pooling, positions: readonly number[]): SameStore[] {
    const sums = Array.from({ length: pools }, () => ({ accounts: 0, now: 0, before: 0 }));
    for (const position of positions) {
      const sum = sums[poolOf[position]];
      sum.accounts++;
      sum.now += centsOf(this.company, position, this.quarter, 1);
      sum.before += centsOf(this.company, position, this.quarter - 4, 1);
    }
    return sums;
  }
}

function memo<V>(compute: (key: number) => V): (key: number) => V {
  const known = new Map<number, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key)!;
  };
}

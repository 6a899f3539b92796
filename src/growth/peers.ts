import type { Account } from '../accounts/types';
import { countBelow, quantile } from './statistics/quantiles';
import type { PeerGroup } from './types';

const LEVELS: readonly PeerGroup['level'][] = ['segmentAndRegion', 'segment', 'all'];

/** One way to divide the accounts: the pool of each position, pools counted from 0. */
export interface Pooling {
  poolOf: Int32Array;
  pools: number;
}

/** The three divisions from which peers are taken, narrowest first: segment and region, segment, all. */
export type Pools = readonly Pooling[];

/** The divisions of all accounts, for peers and for what peers buy. */
export function peerPools(accounts: readonly Account[]): Pools {
  return [
    pooling(accounts, (account) => JSON.stringify([account.segment, account.region])),
    pooling(accounts, (account) => account.segment),
    pooling(accounts, () => ''),
  ];
}

/** The same divisions, each split further by a small class (0 to classes − 1) of every account. */
export function poolsWithin(pools: Pools, classOf: ArrayLike<number>, classes: number): Pools {
  return pools.map(({ poolOf, pools: count }) => ({
    poolOf: poolOf.map((pool, position) => pool * classes + classOf[position]),
    pools: count * classes,
  }));
}

function pooling(accounts: readonly Account[], keyOf: (account: Account) => string): Pooling {
  const known = new Map<string, number>();
  const poolOf = Int32Array.from(accounts, (account) => {
    const key = keyOf(account);
    const pool = known.get(key) ?? known.size;
    known.set(key, pool);
    return pool;
  });
  return { poolOf, pools: known.size };
}

/**
 * One figure of every account beside the same figure of its peers: the other accounts of its segment and region that
 * have the figure, or of its segment, or all, whichever is the narrowest with at least `minPeers`. Each pool is sorted
 * once; an account is left out of its own peers by position, so all accounts together cost n log n.
 */
export class PeerComparison {
  readonly #sorted: Float64Array[][];

  /** @param values the figure by position, NaN where an account has none */
  constructor(
    private readonly pools: Pools,
    private readonly values: Float64Array,
    private readonly minPeers: number,
  ) {
    this.#sorted = pools.map((pooling) => sortedPools(pooling, values));
  }

  /** Which peers the account has, and how many. */
  group(position: number): PeerGroup {
    const level = this.level(position);
    return { level: LEVELS[level], count: this.#count(level, position) };
  }

  /** Quantile (type 7) of the peers' figures; null without peers. */
  quantile(position: number, p: number): number | null {
    const peers = this.#peers(position);
    const own = this.values[position];
    return quantile(peers, p, Number.isNaN(own) ? -1 : countBelow(peers, own));
  }

  /** Share of the peers with a lower figure, 0 to 1; null without peers or without a figure. */
  shareBelow(position: number): number | null {
    const own = this.values[position];
    const count = this.group(position).count;
    return Number.isNaN(own) || count === 0 ? null : countBelow(this.#peers(position), own) / count;
  }

  /** Index of the division in use: 0 segment and region, 1 segment, 2 all. */
  level(position: number): number {
    const level = this.pools.findIndex((_, index) => this.#count(index, position) >= this.minPeers);
    return level < 0 ? this.pools.length - 1 : level;
  }

  #peers(position: number): Float64Array {
    const level = this.level(position);
    return this.#sorted[level][this.pools[level].poolOf[position]];
  }

  #count(level: number, position: number): number {
    const size = this.#sorted[level][this.pools[level].poolOf[position]].length;
    return Number.isNaN(this.values[position]) ? size : size - 1;
  }
}

function sortedPools({ poolOf, pools }: Pooling, values: Float64Array): Float64Array[] {
  const sizes = new Int32Array(pools);
  values.forEach((value, position) => {
    if (!Number.isNaN(value)) sizes[poolOf[position]]++;
  });
  const sorted = Array.from(sizes, (size) => new Float64Array(size));
  sizes.fill(0);
  values.forEach((value, position) => {
    if (!Number.isNaN(value)) sorted[poolOf[position]][sizes[poolOf[position]]++] = value;
  });
  for (const pool of sorted) pool.sort();
  return sorted;
}

import type { CategoryId } from '../accounts/types';
import type { Company } from './company';
import { PeerComparison, type Pooling } from './peers';
import { quantile } from './statistics/quantiles';

/** A category counts as white space when at least this share of the peers buys it. */
const BOUGHT_BY = 0.4;

export interface CategoryFigures {
  whiteSpace: { categoryId: CategoryId; typicalCents: number }[];
  categoriesBought: number;
}

/**
 * Answers for one account after another which categories its peers buy and it does not. Peers here are the accounts of
 * its pool that bought anything in the trailing four quarters; the worth of a category is the median T4Q of its buyers
 * among them, minor units, dearest first.
 */
export class WhiteSpace {
  /** Categories that anybody bought in the trailing four quarters. */
  readonly categoriesOffered: number;
  readonly #peers: PeerComparison;
  /** 1 where the account (row) bought the category (column). */
  readonly #bought: Uint8Array;
  readonly #categories: number;
  readonly #typical: Map<number, CategorySpend[]>[];

  constructor(
    private readonly company: Company,
    t4q: Float64Array,
  ) {
    const active = t4q.map((cents) => (cents > 0 ? cents : Number.NaN));
    this.#peers = new PeerComparison(company.pools, active, company.input.policy.growth.minPeers);
    this.#categories = company.input.categoryRevenue.categoryIds.length;
    this.#bought = new Uint8Array(company.accounts.length * this.#categories);
    const offered = new Set<number>();
    forEachPurchase(company, (position, category) => {
      this.#bought[position * this.#categories + category] = 1;
      offered.add(category);
    });
    this.categoriesOffered = offered.size;
    this.#typical = company.pools.map((pooling) => typicalSpend(company, pooling, active));
  }

  of(position: number): CategoryFigures {
    const level = this.#peers.level(position);
    const { count } = this.#peers.group(position);
    const spends = this.#typical[level].get(this.company.pools[level].poolOf[position]) ?? [];
    const { categoryIds } = this.company.input.categoryRevenue;
    const bought = this.#bought.subarray(position * this.#categories, (position + 1) * this.#categories);
    const whiteSpace: CategoryFigures['whiteSpace'] = [];
    spends.forEach(({ buyers, typicalCents }, category) => {
      if (bought[category] || buyers === 0 || buyers < BOUGHT_BY * count) return;
      whiteSpace.push({ categoryId: categoryIds[category], typicalCents });
    });
    whiteSpace.sort((a, b) => b.typicalCents - a.typicalCents || a.categoryId - b.categoryId);
    return { whiteSpace, categoriesBought: bought.reduce((sum, one) => sum + one, 0) };
  }
}

interface CategorySpend {
  buyers: number;
  typicalCents: number;
}

/** Calls back for every account and category with money above zero in the trailing four quarters. */
function forEachPurchase(
  { input, rows }: Company,
  callback: (position: number, category: number, cents: number) => void,
): void {
  const { accountPositions, categoryPositions, cents } = input.categoryRevenue;
  const positionOfRow = new Int32Array(input.revenue.accountIds.length).fill(-1);
  rows.forEach((row, position) => {
    positionOfRow[row] = position;
  });
  for (let i = 0; i < cents.length; i++) {
    const position = positionOfRow[accountPositions[i]];
    if (cents[i] > 0 && position >= 0) callback(position, categoryPositions[i], cents[i]);
  }
}

/** By pool and category: how many of the active accounts buy it, and the median of what they spend on it. */
function typicalSpend(company: Company, { poolOf }: Pooling, active: Float64Array): Map<number, CategorySpend[]> {
  const spends = new Map<number, number[][]>();
  forEachPurchase(company, (position, category, cents) => {
    if (Number.isNaN(active[position])) return;
    const pool = poolOf[position];
    const ofPool = spends.get(pool) ?? [];
    if (ofPool.length === 0) spends.set(pool, ofPool);
    ofPool[category] ??= [];
    ofPool[category].push(cents);
  });
  const typical = new Map<number, CategorySpend[]>();
  for (const [pool, categories] of spends) {
    const spendOf = (cents: number[] = []): CategorySpend => ({
      buyers: cents.length,
      typicalCents: Math.round(quantile(Float64Array.from(cents).sort(), 0.5) ?? 0),
    });
    typical.set(pool, Array.from(categories, spendOf));
  }
  return typical;
}

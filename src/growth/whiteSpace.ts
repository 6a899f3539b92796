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
  readonly #boughtBy: Set<number>[];
  readonly #typical: Map<number, { buyers: number; typicalCents: number }[]>[];

  constructor(
    private readonly company: Company,
    t4q: Float64Array,
  ) {
    const active = t4q.map((cents) => (cents > 0 ? cents : Number.NaN));
    this.#peers = new PeerComparison(company.pools, active, company.input.policy.growth.minPeers);
    const purchases = purchasesOf(company);
    this.categoriesOffered = new Set(purchases.map(({ category }) => category)).size;
    this.#boughtBy = company.accounts.map(() => new Set<number>());
    for (const { position, category } of purchases) this.#boughtBy[position].add(category);
    const counted = purchases.filter(({ position }) => !Number.isNaN(active[position]));
    this.#typical = company.pools.map((pooling) => typicalSpend(pooling, counted));
  }

  of(position: number): CategoryFigures {
    const level = this.#peers.level(position);
    const { count } = this.#peers.group(position);
    const spends = this.#typical[level].get(this.company.pools[level].poolOf[position]) ?? [];
    const { categoryIds } = this.company.input.categoryRevenue;
    const whiteSpace: CategoryFigures['whiteSpace'] = [];
    spends.forEach((spend, category) => {
      if (this.#boughtBy[position].has(category) || spend.buyers < BOUGHT_BY * count) return;
      whiteSpace.push({ categoryId: categoryIds[category], typicalCents: spend.typicalCents });
    });
    whiteSpace.sort((a, b) => b.typicalCents - a.typicalCents || a.categoryId - b.categoryId);
    return { whiteSpace, categoriesBought: this.#boughtBy[position].size };
  }
}

interface Purchase {
  position: number;
  category: number;
  cents: number;
}

function purchasesOf({ input, rows }: Company): Purchase[] {
  const { accountPositions, categoryPositions, cents } = input.categoryRevenue;
  const positionOfRow = new Map<number, number>();
  rows.forEach((row, position) => {
    positionOfRow.set(row, position);
  });
  const purchases: Purchase[] = [];
  for (let i = 0; i < cents.length; i++) {
    const position = positionOfRow.get(accountPositions[i]);
    if (cents[i] > 0 && position !== undefined) {
      purchases.push({ position, category: categoryPositions[i], cents: cents[i] });
    }
  }
  return purchases;
}

/** By pool and category: how many accounts buy it, and the median of what they spend on it. */
function typicalSpend({ poolOf }: Pooling, purchases: readonly Purchase[]) {
  const spends = new Map<number, number[][]>();
  for (const { position, category, cents } of purchases) {
    const pool = poolOf[position];
    if (!spends.has(pool)) spends.set(pool, []);
    const ofPool = spends.get(pool)!;
    ofPool[category] ??= [];
    ofPool[category].push(cents);
  }
  const typical = new Map<number, { buyers: number; typicalCents: number }[]>();
  for (const [pool, categories] of spends) {
    typical.set(
      pool,
      Array.from(categories, (cents = []) => ({
        buyers: cents.length,
        typicalCents: Math.round(quantile(Float64Array.from(cents).sort(), 0.5) ?? 0),
      })),
    );
  }
  return typical;
}

import { normalCdf } from './normal';

/** Chance is ruled out below this probability. */
const ALPHA = 0.01;

/** How often the next observation of a thing carries the same label, against what the labels' shares give by chance. */
export interface Repeats {
  /** Pairs of neighbouring observations, and those with one label. */
  pairs: number;
  same: number;
  /** Expected share of pairs with one label if all labels were dealt out anew at random, 0 to 1; 0 without two observations. */
  chance: number;
  /** One-sided probability of as many or more by chance. */
  p: number;
  /** `tooFew` = not even a label that always stays could be told from chance. */
  verdict: 'better' | 'noBetter' | 'tooFew';
}

/**
 * Counts labels along sequences (e.g. the rep of each month with sales, account by account) and tests whether neighbours
 * share their label more often than by chance: the number of equal neighbours under all permutations of the labels over
 * all places, with its exact mean and variance (join counts under non-free sampling: Cliff & Ord 1981, "Spatial
 * Processes", ch. 1) and the normal distribution with a continuity correction.
 */
export class RepeatCount {
  readonly #labels = new Map<number, number>();
  #sequence: number | null = null;
  #length = 0;
  #last = 0;
  #pairs = 0;
  #same = 0;
  /** Pairs of pairs that share an observation. */
  #chains = 0;

  /** Takes the next observation; those of one sequence come one after the other. */
  add(sequence: number, label: number): void {
    this.#labels.set(label, (this.#labels.get(label) ?? 0) + 1);
    this.#length = sequence === this.#sequence ? this.#length + 1 : 1;
    if (this.#length > 1) this.#pairs++;
    if (this.#length > 2) this.#chains++;
    if (this.#length > 1 && label === this.#last) this.#same++;
    this.#sequence = sequence;
    this.#last = label;
  }

  /** What was counted, and how likely it is by chance. */
  result(): Repeats {
    const [pairs, same] = [this.#pairs, this.#same];
    const { mean, variance, chance } = this.#underChance();
    const atLeast = (count: number): number =>
      variance <= 0 ? 1 : normalCdf(-(count - 0.5 - mean) / Math.sqrt(variance));
    const p = atLeast(same);
    const verdict = atLeast(pairs) >= ALPHA ? 'tooFew' : p < ALPHA ? 'better' : 'noBetter';
    return { pairs, same, chance, p, verdict };
  }

  #underChance(): { mean: number; variance: number; chance: number } {
    const counts = [...this.#labels.values()];
    const places = counts.reduce((sum, count) => sum + count, 0);
    if (places < 2) return { mean: 0, variance: 0, chance: 0 };
    const sum = (of: (count: number) => number): number => counts.reduce((total, count) => total + of(count), 0);
    const twos = sum((c) => c * (c - 1));
    const two = twos / (places * (places - 1));
    const three = places < 3 ? 0 : sum((c) => c * (c - 1) * (c - 2)) / (places * (places - 1) * (places - 2));
    const fours = twos * twos - sum((c) => (c * (c - 1)) ** 2) + sum((c) => c * (c - 1) * (c - 2) * (c - 3));
    const four = places < 4 ? 0 : fours / (places * (places - 1) * (places - 2) * (places - 3));
    const [pairs, chains] = [this.#pairs, this.#chains];
    const mean = pairs * two;
    // Each chain is counted in both orders; all other ordered pairs of pairs share no observation.
    const square = mean + 2 * chains * three + (pairs * pairs - pairs - 2 * chains) * four;
    return { mean, variance: square - mean * mean, chance: two };
  }
}

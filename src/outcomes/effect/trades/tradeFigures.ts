import type { Random } from '../../../shared/random';
import { compareWithPlacebos, LEAST_PLACEBOS, type PlaceboComparison } from '../../inference/placebos';
import { LEVEL } from '../mainEffect';
import type { MeasuredMember } from '../types';
import { type Likeness, likenessOver } from './likeness';
import { figureOf, placeboSwaps } from './placeboSwaps';

/** What the accounts of a trade did over some quarters, beyond what accounts like them did. */
export interface TradeFigure {
  /** Share of their baseline; null when one of them has nobody to be compared with. */
  effect: number | null;
  /** How far placebo swaps strayed: the standard error; null without an effect or with too few of them. */
  error: number | null;
  compared: PlaceboComparison | null;
  /** Placebo swaps without an account in common. */
  placebos: number;
  likeness: Likeness;
}

/**
 * Measures the trades of one stack over its first quarters; what trades of the same length share is worked out once.
 * @param members of the stack that can stand for each other
 */
export class TradeFigures {
  readonly #known = new Map<number, { likeness: Likeness; placebos: Float64Array }>();
  readonly #pairs: number;

  constructor(
    private readonly members: readonly MeasuredMember[],
    private readonly random: Random,
  ) {
    // Two accounts make a swap: so many placebo swaps have no account in common.
    this.#pairs = Math.floor(members.filter((m) => !m.moved).length / 2);
  }

  /**
   * @param quarters indexes from the effective one on; at least one
   * @param whole all accounts that the trade moved are given: half an exchange has no figure
   */
  over(quarters: readonly number[], accounts: readonly MeasuredMember[], whole: boolean): TradeFigure {
    const { likeness, placebos } = this.#of(quarters);
    const effect = whole ? figureOf(accounts, likeness) : null;
    const independent = Math.min(placebos.length, this.#pairs);
    const spread = effect === null || independent < LEAST_PLACEBOS ? null : placebos;
    return {
      effect,
      error: spread && Math.sqrt(spread.reduce((sum, figure) => sum + figure ** 2, 0) / spread.length),
      compared: spread && compareWithPlacebos(effect!, spread, LEVEL, independent),
      placebos: independent,
      likeness,
    };
  }

  #of(quarters: readonly number[]): { likeness: Likeness; placebos: Float64Array } {
    const known = this.#known.get(quarters.length);
    if (known !== undefined) return known;
    const likeness = likenessOver(this.members, quarters);
    const made = { likeness, placebos: placeboSwaps(this.members, likeness, this.random.fork(`${quarters.length}`)) };
    this.#known.set(quarters.length, made);
    return made;
  }
}

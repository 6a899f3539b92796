import { repPairName, type Survey } from './pricer';

/** So many swaps are looked at one by one; what comes after is not counted. */
const MOST_COUNTED = 5_000_000;

/** Counts swaps of three customers for a survey, up to a limit. */
export class Tally {
  private readonly tradingRepPairs = new Set<string>();
  private fairInValue = 0;
  private admissible = 0;
  private worthwhile = 0;
  /** Between whom the last worthwhile one was. */
  private last: object | null = null;

  constructor(private readonly exchanges: number) {}

  /**
   * Another one that is fair in value, and whether it keeps the other rules; false when no more are counted.
   * @param between the same object for all swaps among the same reps, who are asked for once
   */
  count(admissible: boolean, worth: number, between: object, reps: () => number[]): boolean {
    if (this.fairInValue >= MOST_COUNTED) return false;
    this.fairInValue++;
    if (!admissible) return true;
    this.admissible++;
    if (worth <= 0) return true;
    this.worthwhile++;
    if (between !== this.last) this.trade(reps());
    this.last = between;
    return true;
  }

  private trade(among: number[]): void {
    for (const a of among) for (const b of among) if (a < b) this.tradingRepPairs.add(repPairName(a, b));
  }

  survey(): Survey {
    const { exchanges, fairInValue, admissible, worthwhile, tradingRepPairs } = this;
    return { exchanges, fairInValue, admissible, worthwhile, tradingRepPairs, whole: fairInValue < MOST_COUNTED };
  }
}

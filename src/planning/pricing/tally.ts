import { repPairName, type Survey } from './pricer';

/** So many swaps are looked at one by one; what comes after is not counted. */
const MOST_COUNTED = 10_000_000;

/** Counts swaps of three customers for a survey, up to a limit. */
export class Tally {
  private readonly tradingRepPairs = new Set<string>();
  private fairInValue = 0;
  private admissible = 0;
  private worthwhile = 0;

  constructor(private readonly exchanges: number) {}

  /** Another one that is fair in value, and whether it keeps the other rules; false when no more are counted. */
  count(admissible: boolean, worth: number, reps: () => number[]): boolean {
    if (this.fairInValue >= MOST_COUNTED) return false;
    this.fairInValue++;
    if (!admissible) return true;
    this.admissible++;
    if (worth <= 0) return true;
    this.worthwhile++;
    const among = reps();
    for (const a of among) for (const b of among) if (a < b) this.tradingRepPairs.add(repPairName(a, b));
    return true;
  }

  survey(): Survey {
    const { exchanges, fairInValue, admissible, worthwhile, tradingRepPairs } = this;
    return { exchanges, fairInValue, admissible, worthwhile, tradingRepPairs, whole: fairInValue < MOST_COUNTED };
  }
}

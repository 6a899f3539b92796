import type { PlanPolicy } from '../policy';
import type { Leg } from '../problem/leg';

export type SwapKind = PlanPolicy['kinds'][number];

/** An admissible swap seen while pricing; its legs are put together only when somebody asks. */
export interface PricedSwap {
  /** Minor units over four quarters. */
  readonly worth: number;
  /** Worth minus what the swap uses at the given prices; minor units. */
  readonly reducedCost: number;
  legs(): Leg[];
}

export interface Pricing {
  /** The swaps to keep, largest reduced cost first. */
  best: PricedSwap[];
  /** No covered swap of positive worth has a larger reduced cost, and one has this one if it is above 0. */
  largest: number;
  /** Whether `best` holds every covered swap of positive worth with a reduced cost above `above`. */
  whole: boolean;
}

/** What there is to choose from, before any price. */
export interface Survey {
  /** Exchanges that compatible reps could make at all. */
  exchanges: number;
  /** Of those, how many are within the value tolerance. */
  fairInValue: number;
  /** Of those, how many keep every rule. */
  admissible: number;
  /** Of those, how many are expected to bring anything. */
  worthwhile: number;
  /** Pairs of reps who are together in a worthwhile one. */
  tradingRepPairs: ReadonlySet<string>;
  /** False when there are so many that not all were counted. */
  whole: boolean;
}

/** A survey that was stopped before it saw anything. */
export const NOTHING_SEEN: Survey = {
  exchanges: 0,
  fairInValue: 0,
  admissible: 0,
  worthwhile: 0,
  tradingRepPairs: new Set(),
  whole: false,
};

/**
 * Knows every admissible swap of some kinds without a list of them. The set that it covers is fixed: a bound made with
 * its prices holds over exactly this set. Long work lets other work have its turn and ends by throwing `Stopped`.
 */
export interface Pricer {
  /**
   * Prices every covered swap of positive worth. Of those with a reduced cost above `above` it keeps what is among the
   * `perUnit` best of one of its units and among the `most` best of all (left out: no limit), so memory does not grow
   * with the number of swaps.
   */
  price(prices: Float64Array, above: number, perUnit: number, most?: number): Promise<Pricing>;
  /** Counts every covered swap once, by the first thing that keeps it out. */
  survey(): Promise<Survey>;
  /** Shows every covered admissible swap that is worth more than `moreThan`, in minor units, until `show` returns false. */
  visit(moreThan: number, show: (legs: Leg[], worth: number) => boolean): void;
  /** The covered set as a phrase that goes on "All exchanges … ", e.g. "of two customers between two reps". */
  readonly covers: string;
}

/** The name of a pair of reps in a survey, whichever comes first. */
export function repPairName(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

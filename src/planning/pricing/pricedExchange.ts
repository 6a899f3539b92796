import type { RepPair } from './offers';

/** An admissible exchange seen while pricing: positions in the two offers of a pair of reps. */
export interface PricedExchange {
  pair: RepPair;
  i: number;
  j: number;
  worth: number;
  /** Worth minus what it uses at the given prices; minor units. */
  reducedCost: number;
}

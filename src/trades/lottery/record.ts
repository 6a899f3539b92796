import type { RepId } from '../../accounts/types';

/** Named in every record: a later version may draw otherwise, and must still redraw this one's way. */
export const ALGORITHM = 'strata-uniform-1';

/** What the swaps that take effect now may add up to for one rep: from low to high, both included. */
export interface LotteryLimit {
  repId: RepId;
  what: 'revenue' | 'known headroom' | 'revenue within a year' | 'revenue given within a year' | 'accounts';
  low: number;
  high: number;
  /** What each swap adds, by its position in `units`; swaps that add nothing are left out. */
  uses: [unit: number, amount: number][];
}

export interface LotteryStratum {
  name: string;
  /** Positions in `units`, ascending. */
  units: number[];
  /** How many of them wait for the second wave. */
  heldOut: number;
}

/**
 * A draw as it is stored: whoever has it can draw again from the same set. The set is every choice of `heldOut` units
 * of each stratum for which the units left in the first wave keep every limit; every member of it is equally likely.
 */
export interface LotteryRecord {
  algorithm: string;
  /** Of the swaps, what the policy wants to wait; a fraction. */
  share: number;
  /** Ids of the trades, ascending by number. */
  units: string[];
  strata: LotteryStratum[];
  limits: LotteryLimit[];
}

/** Positions of the units that wait for the second wave, ascending. */
export type Assignment = number[];

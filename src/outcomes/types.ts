import type { AccountId } from '../accounts/types';
import type { Day } from '../shared/calendar';

/** One account's move by a trade that took effect. All legs of a trade have the same effective date. */
export interface LegInEffect {
  rotationId: string;
  tradeId: string;
  accountId: AccountId;
  effectiveDate: Day;
  /** First day on which the move no longer held (undone, or the account moved on); null = it holds. */
  heldUntil: Day | null;
  /** What ended it; otherChange: the owner changed without a trade of ours. */
  endedBy: 'undo' | 'laterTrade' | 'otherChange' | null;
}

/** A rotation's candidates that were not swapped in it, fixed at its effective date. */
export interface NotSwapped {
  rotationId: string;
  accountIds: AccountId[];
}

/**
 * measured: at least one complete quarter after, with the year before in the data · tooEarly: no complete quarter after
 * yet · endedEarly: undone or moved on before a quarter was complete · noYearBefore: the data begins too late.
 */
export type OutcomeState = 'measured' | 'tooEarly' | 'endedEarly' | 'noYearBefore';

/** Which quarters are compared: `quarters` complete quarters from `effectiveQuarter` (a quarter index) on. */
export interface Window {
  effectiveQuarter: number;
  /** Quarter index of the last quarter before; the one between, if any, saw two owners and counts nowhere. */
  lastBefore: number;
  quarters: number;
}

/** Money in minor units; a plain difference between two periods, never an effect. */
export interface PlainChange {
  /** The complete quarters after, in sum. */
  afterCents: number;
  /** The same quarters of the year before the effective quarter, in sum: each compared with its own season. */
  beforeCents: number;
  changeCents: number;
  /** changeCents / beforeCents; null where the sum before is not positive. */
  change: number | null;
}

export interface LegOutcome {
  leg: LegInEffect;
  state: OutcomeState;
  /** The last four quarters before, in sum; what of them the data holds. */
  fourQuartersBeforeCents: number;
  /** Null unless measured. */
  plain: PlainChange | null;
}

/** Legs added up. The sums of plain changes cover the measured legs, the four quarters before cover all. */
export interface OutcomeSum {
  legs: number;
  byState: Record<OutcomeState, number>;
  fourQuartersBeforeCents: number;
  plain: PlainChange | null;
}

/** Plain change of the candidates that were not swapped, over exactly the quarters of a window. */
export interface NotSwappedChange {
  accounts: number;
  pooled: PlainChange;
  /** Median of the single accounts' changes, over those with revenue before; null when there is none. */
  medianChange: number | null;
}

export interface TradeOutcome extends OutcomeSum {
  tradeId: string;
  state: OutcomeState;
  /** Why the exchange no longer holds as a whole; null = it does. */
  endedBy: LegInEffect['endedBy'];
  window: Window;
  legOutcomes: LegOutcome[];
  /** Null unless measured. */
  notSwapped: NotSwappedChange | null;
}

/** The trades of a rotation that are compared over the same quarters. */
export interface WindowOutcome extends OutcomeSum {
  window: Window;
  trades: TradeOutcome[];
  notSwapped: NotSwappedChange | null;
}

export interface RotationOutcome extends OutcomeSum {
  rotationId: string;
  trades: number;
  undoneTrades: number;
  windows: WindowOutcome[];
  /** Of the only window with measured trades; null when there are several or none, for then no one figure is right. */
  notSwapped: NotSwappedChange | null;
}

export interface PlainChanges extends OutcomeSum {
  trades: number;
  undoneTrades: number;
  rotations: RotationOutcome[];
}

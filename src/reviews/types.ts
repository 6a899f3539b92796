import type { AccountId } from '../accounts/types';
import type {
  NotSwappedChange,
  OutcomeState,
  OutcomeSum,
  PlainChange,
  PlainChanges,
  TradeOutcome,
} from '../outcomes/types';
import type { Quarter } from '../shared/calendar';

/** What people call the things in a review. Names are as in the data; one entry a leg in effect. */
export interface LegNames {
  tradeId: string;
  /** The short number of the trade. */
  tradeNumber: number;
  accountId: AccountId;
  accountExternalId: string;
  accountName: string;
  /** Null = the account had no owner. */
  fromRep: string | null;
  toRep: string;
}

export interface ReviewInput {
  outcomes: PlainChanges;
  /** Last complete quarter. */
  asOf: Quarter;
  rotations: { id: string; name: string }[];
  legs: LegNames[];
  currency: string;
  locale: string;
}

export interface ReviewLeg {
  names: LegNames;
  state: OutcomeState;
  fourQuartersBeforeCents: number;
  plain: PlainChange | null;
}

/** One swap in effect. */
export interface ReviewLine extends OutcomeSum {
  tradeId: string;
  tradeNumber: number;
  state: OutcomeState;
  endedBy: TradeOutcome['endedBy'];
  quartersAfter: number;
  legLines: ReviewLeg[];
  notSwapped: NotSwappedChange | null;
}

/** The swaps of one rotation that took effect for the same quarter. */
export interface ReviewSection extends OutcomeSum {
  /** First quarter that counts as after. */
  quarter: Quarter;
  rotationId: string;
  rotationName: string;
  lines: ReviewLine[];
  undoneTrades: number;
  /** Null when swaps of the section are compared over different quarters: then each line has its own. */
  notSwapped: NotSwappedChange | null;
  sentences: string[];
}

/** The quarterly review: newest quarter of effect first. Money in minor units; plain changes, never effects. */
export interface QuarterlyReview {
  asOf: Quarter;
  sections: ReviewSection[];
  totals: OutcomeSum & { trades: number; undoneTrades: number };
  sentences: string[];
}

import type { AccountId, RepId } from '../../accounts/types';

/** An account in the comparison of one rotation, by what was known on the effective date. */
export interface Member {
  accountId: AccountId;
  /** The trade that moved it; null = it stayed: a control. */
  tradeId: string | null;
  /** Whose fortunes it shares: giver and taker of a moved account, the owner of a control. */
  repIds: readonly RepId[];
  /** Share of the planner's variations in which it was to move; null = not known. */
  propensity: number | null;
  segment: string;
  /** '0' smallest third … '2' largest. */
  sizeTercile: string;
  /** A manager's word made it a candidate, not the rule. Left out: the rule did. */
  byHand?: boolean;
  /** Headroom over the last four quarters' revenue when the rotation looked at it. Left out: not known. */
  room?: number;
  /** Last quarter index in which the comparison holds for it (undone, swapped again, merged later); null = all. */
  countsThrough: number | null;
  /** Later rotations in which it was a candidate: first quarter after each, and its propensity there. */
  laterChances: readonly { quarter: number; propensity: number }[];
}

/**
 * One rotation as a comparison of its own: the accounts that it moved, and C(g), its candidates that it did not move.
 * Both are fixed on the effective date; nothing that happens later chooses who is in it.
 */
export interface Stack {
  /** Rotation and effective quarter: trades of one rotation that take effect later are a stack of their own. */
  id: string;
  rotationId: string;
  /** First quarter index that counts as after. */
  effectiveQuarter: number;
  /** Last quarter index of the four that are the baseline. */
  lastBefore: number;
  /** Last quarter index before a later rotation could move the controls; the main window ends here. */
  lastUntouched: number;
  members: readonly Member[];
  /** How many accounts each trade moved, members or not; left out: the members are all. */
  legs?: ReadonlyMap<string, number>;
}

/** A member with its revenue in proportion to its baseline. */
export interface MeasuredMember {
  member: Member;
  moved: boolean;
  /** Mean of the four quarters before, minor units a quarter; above 0. */
  baselineCents: number;
  /** Baseline over the mean of the four quarters before it, minus 1; null where those were not positive. */
  growthBefore: number | null;
  /** The last two quarters of the baseline over its mean, minus 1. */
  lastHalf: number;
  /**
   * How far it is below the best of its last three years, in log points up to 1: a planner sees room there, and accounts
   * come back from there by themselves.
   */
  belowBest: number;
  /** Revenue of a quarter over the baseline. */
  ratio(quarter: number): number;
  /** What was known of it beforehand, as numbers; the first is 1. */
  covariates: Float64Array;
}

/** A stack with its measure. Accounts without revenue in the four quarters before are counted apart. */
export interface MeasuredStack {
  stack: Stack;
  members: MeasuredMember[];
  withoutBaseline: { moved: number; controls: number };
}

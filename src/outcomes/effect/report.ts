import type { Interval } from '../inference/interval';
import type { PreTest } from './eventStudy';
import type { EffectFigures, PooledEffect } from './pooledFigures';
import type { TradeEffect } from './trades/verdicts';
import type { TransferEffect } from './transfers';

export interface EventFigure {
  eventQuarter: number;
  value: number;
  interval: Interval;
  band: Interval;
  afterMainWindow: boolean;
}

/** The same effect, measured otherwise. */
export interface Variant {
  name: 'plain' | 'asinh' | 'money' | 'withoutSwappingReps' | 'allCandidates' | 'byChances';
  /** In the unit of `unit`; null when it cannot be measured. */
  figures: { value: number; interval: Interval | null } | null;
  unit: 'share' | 'logPoints' | 'centsPerAccount';
}

/** What is in no estimate, counted. */
export interface LeftOut {
  /** Moved accounts: no revenue in the year before; no candidates of the rotation; nobody like them stayed. */
  withoutBaseline: number;
  notCandidates: number;
  withoutLikeness: number;
  /** Candidates that stayed: under coaching on the day of effect, and so no comparison; coached later, and kept in. */
  underCoaching: number;
  coachedLater: number;
  /** Candidates that stayed and were joined with another account since: no account of their own any more. */
  merged: number;
  /** Moves that were undone or ended by a later trade: counted until then. */
  undone: number;
  movedAgain: number;
  /** Moved accounts without any revenue in the last four complete quarters: they stay in with nothing. */
  lost: number;
}

/** What the data could show at all. */
export interface PowerFigures {
  /** Spread of placebo swaps, share of the baseline. */
  sd: number;
  /** Smallest effect that would be found four times in five. */
  detectableShare: number | null;
  detectableCents: number | null;
  /** How many such rotations must be pooled to find what the plan expected; null = not within forty. */
  rotationsToPool: number | null;
}

/** Everything that is said about the effect of swaps; all that a page shows comes from here. */
export interface EffectReport {
  /** Quarter index of the last complete quarter. */
  asOf: number;
  /** Null while no rotation has a complete quarter after it. */
  pooled: PooledEffect | null;
  /** Rotations whose planner's chances are known but set aside: they were not borne out, or left too few to compare with. */
  chancesSetAside: number;
  byRotation: { rotationId: string; effect: PooledEffect | null }[];
  eventStudy: { points: EventFigure[]; preTest: PreTest | null };
  trades: TradeEffect[];
  variants: Variant[];
  /** What the swaps did to the accounts that the swapping reps kept. */
  spillover: EffectFigures | null;
  /** Revenue in categories that an account bought before, and in new ones; shares of the whole baseline. */
  categories: { existing: EffectFigures; new: EffectFigures } | null;
  leftOut: LeftOut;
  power: PowerFigures | null;
  /** One-way moves, measured apart; empty where there were none. */
  transfers: TransferEffect[];
}

import type { Interval } from '../inference/interval';
import type { WeightedBy } from './comparisonWeights';

/** How the effect was told from chance: by lot, by the planner's own chances, or only by likeness. */
export type Basis = 'lottery' | WeightedBy;

/** An effect a quarter. Shares are of the baseline: what the moved accounts brought in a mean quarter before. */
export interface EffectFigures {
  share: number;
  /** share × baseline: minor units a quarter. */
  centsPerQuarter: number;
  baselineCents: number;
  /** Holds the truth nine times in ten; null when that cannot be said. */
  interval: Interval | null;
  intervalCents: Interval | null;
  /** Moved accounts and controls that were compared. */
  moved: number;
  controls: number;
}

/** The pooled effect of a rotation, or of several. */
export interface PooledEffect extends EffectFigures {
  basis: Basis;
  /** Share of other ways to choose the moved accounts that would show as much; null when there are too few. */
  p: number | null;
  /** Minor units in all rotation-quarters so far. */
  totalCents: number;
  rotations: number;
  /** Complete quarters after, in the longest of the main windows. */
  quarters: number;
  dyadicError: number;
  accountError: number;
  swapError: number;
}

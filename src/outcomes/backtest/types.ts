/** A past change of owner with what the model would have expected of it and what happened; minor units. */
export interface BacktestCase {
  /** u of the move as of the last complete quarter before it, over four quarters. */
  predictedCents: number;
  /** Change of the four quarters after against the four before, less what the similar customers' median makes of it. */
  realisedCents: number;
}

export interface BacktestGroup {
  /** 1 = the lowest predictions. */
  at: number;
  moves: number;
  predictedCents: number;
  realisedCents: number;
}

/** The back-test of a company; money is a mean a move, except in the sums. */
export interface Backtest {
  /** First and last quarter of the changes that count ('YYYY-Qn'); null without any. */
  from: string | null;
  to: string | null;
  /** Changes of owner that could be compared, by tenths or fifths of the prediction; empty with too few of them. */
  moves: number;
  groups: BacktestGroup[];
  /** Spearman's rank correlation of predicted and realised; null with too few moves. */
  rankCorrelation: number | null;
  meanPredictedCents: number;
  meanRealisedCents: number;
  /** Changes that could not be compared, and why. */
  tooEarly: number;
  tooRecent: number;
  withoutFigures: number;
}

/** Below this many moves nothing is shown by groups. */
export const FEWEST_MOVES = 20;

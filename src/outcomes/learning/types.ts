/** One swap as evidence on the two beliefs; minor units over four quarters. */
export interface SwapEvidence {
  tradeId: string;
  rotationId: string;
  segment: string;
  /** What the swap brought beyond what was expected without it, and the standard error of that. */
  effectCents: number;
  errorCents: number;
  /** Σ g·ĉ·h: what the former owners would have won, frozen as at planning. */
  forgoneCents: number;
  /** Σ g·h·ρ: what κ is multiplied with. */
  headroomRegressor: number;
  /** Σ T4Q × handover factor: what δ is multiplied with. */
  handoverRegressor: number;
}

/** A bivariate normal belief about κ (share of headroom won in a year) and δ (share of T4Q lost by a handover). */
export interface Belief {
  headroomShare: number;
  handoverLoss: number;
  headroomShareSd: number;
  handoverLossSd: number;
  /** Between the two: a swap that brings little may mean little won or much lost. */
  correlation: number;
}

export interface Learnt {
  prior: Belief;
  posterior: Belief;
  swaps: number;
  /** The sd fell by at least a tenth: the data says something. */
  headroomShareLearnt: boolean;
  handoverLossLearnt: boolean;
}

import type { Plan } from '../types';

/** One point of the frontier: the best plan found when books may change by at most this share. */
export interface FrontierPoint {
  /** ε, a fraction. */
  epsilon: number;
  plan: Plan;
}

export type ReadyName = 'cautious' | 'balanced' | 'bold';

/** A plan that is offered by a name; `point` is its position on the frontier. */
export interface ReadyPlan {
  name: ReadyName;
  point: number;
}

/** Uplift against ε, tightest first, and the plans that are offered from it. Empty where the work was stopped early. */
export interface Frontier {
  points: FrontierPoint[];
  ready: ReadyPlan[];
  /** ε of the plan that the frontier is about. */
  own: number;
  /** All values of ε that were asked for; fewer points mean that the work was stopped. */
  epsilons: number[];
}

import { chooseEngine } from '../../planning/engines/choose';
import { frontierOf } from '../../planning/frontier/frontier';
import type { Frontier } from '../../planning/frontier/types';
import { makePlan } from '../../planning/makePlan';
import type { Plan, PlanningInput } from '../../planning/types';

export interface FrontierRun {
  /** For all points together; what an early point leaves over the later ones have. */
  timeLimitSeconds: number;
  cancelled(): boolean;
  onPoint?(epsilon: number, done: number, of: number): void;
}

/**
 * The frontier of a plan with a clock, from the plan's own snapshot: every point begins with the one before it, from the
 * plan's own ε on also with the plan. Stopped, it keeps the points it has. The engine is closed in any case.
 */
export async function runFrontier(input: PlanningInput, plan: Plan, run: FrontierRun): Promise<Frontier> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const { engine, because } = chooseEngine('auto', input.accounts.length);
  let before: Plan | null = null;
  try {
    return await frontierOf(input, async (given, at, of) => {
      run.onPoint?.(given.plan.bookValueTolerance, at, of);
      const began = seconds();
      const until = began + (run.timeLimitSeconds - began) / (of - at);
      const own = given.plan.bookValueTolerance >= input.plan.bookValueTolerance ? plan : null;
      const begin = [before, own].reduce((best, one) =>
        (one?.objectiveCents ?? 0) > (best?.objectiveCents ?? 0) ? one : best,
      );
      const made = await makePlan(given, {
        seed: plan.seed,
        begin: begin?.swaps,
        engine,
        engineBecause: because,
        seconds: () => seconds() - began,
        deadline: () => seconds() > until,
        cancelled: run.cancelled,
      });
      before = made;
      return run.cancelled() ? null : made;
    });
  } finally {
    await engine.close();
  }
}

import { chooseEngine } from '../../planning/engines/choose';
import { type Evener, evenerPlan } from '../../planning/evener/evenerPlan';
import type { Plan, PlanningInput } from '../../planning/types';

/** The second stage of a plan with a clock; stopped, it keeps the best so far. The engine is closed in any case. */
export async function runEvener(
  input: PlanningInput,
  plan: Plan,
  run: { timeLimitSeconds: number; cancelled(): boolean },
): Promise<Evener> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const { engine, because } = chooseEngine('auto', input.accounts.length);
  try {
    return await evenerPlan(input, plan, {
      seed: plan.seed,
      engine,
      engineBecause: because,
      seconds,
      deadline: () => seconds() > run.timeLimitSeconds,
      cancelled: run.cancelled,
    });
  } finally {
    await engine.close();
  }
}

import { explainEmpty } from '../../planning/conflicts/explainEmpty';
import { chooseEngine } from '../../planning/engines/choose';
import type { PlanProgress } from '../../planning/makePlan';
import { makePlan } from '../../planning/makePlan';
import type { Plan, PlanningInput } from '../../planning/types';

export interface PlannerRun {
  engine: 'auto' | 'javascript-lp' | 'highs';
  seed: number;
  timeLimitSeconds: number;
  cancelled(): boolean;
  /** An empty plan also says what would change that, in the time that is left. */
  explained?: boolean;
  onProgress?(progress: PlanProgress): void;
}

/** The planner with a clock: stops at the time limit with the best plan so far. The engine is closed in any case. */
export async function runPlanner(input: PlanningInput, run: PlannerRun): Promise<Plan> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const { engine, because } = chooseEngine(run.engine, input.accounts.length);
  try {
    const deadline = (): boolean => seconds() > run.timeLimitSeconds;
    const plan = await makePlan(input, {
      seed: run.seed,
      engine,
      engineBecause: because,
      seconds,
      deadline,
      cancelled: run.cancelled,
      onProgress: run.onProgress,
    });
    return run.explained ? await explainEmpty(input, plan, () => deadline() || run.cancelled()) : plan;
  } finally {
    await engine.close();
  }
}

import { chooseEngine } from '../../planning/engines/choose';
import { type Robustness, robustnessOf } from '../../planning/robustness/robustness';
import type { Plan, PlanningInput } from '../../planning/types';

export interface RobustnessTask {
  draws: number;
  seed: number;
  /** Afterwards the variations planned so far count. */
  timeLimitSeconds: number;
  cancelled(): boolean;
  onDraw?(done: number): void;
}

/** A plan under varied assumptions, with a clock. The engine is closed in any case. */
export async function measureRobustness(
  input: PlanningInput,
  plan: Pick<Plan, 'swaps' | 'ranked'>,
  task: RobustnessTask,
): Promise<Robustness> {
  const end = performance.now() + task.timeLimitSeconds * 1000;
  const { engine } = chooseEngine('auto', input.accounts.length);
  try {
    const stop = (): boolean => task.cancelled() || performance.now() > end;
    return await robustnessOf(input, plan, { ...task, engine, stop });
  } finally {
    await engine.close();
  }
}

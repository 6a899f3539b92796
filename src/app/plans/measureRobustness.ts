import { chooseEngine } from '../../planning/engines/choose';
import { robustnessOf } from '../../planning/robustness/robustness';
import type { Robustness } from '../../planning/robustness/types';
import type { Plan, PlanningInput } from '../../planning/types';

/** The share of the time in which the swaps to plan over are chosen, where they are too many for all. */
const PREPARING = 0.3;

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
  const began = performance.now();
  const passed = (share: number): boolean => performance.now() - began > share * task.timeLimitSeconds * 1000;
  const { engine } = chooseEngine('auto', input.accounts.length);
  try {
    const stop = (): boolean => task.cancelled() || passed(1);
    return await robustnessOf(input, plan, { ...task, engine, stop, preparedFor: () => passed(PREPARING) });
  } finally {
    await engine.close();
  }
}

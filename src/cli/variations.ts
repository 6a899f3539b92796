import { measureRobustness } from '../app/plans/measureRobustness';
import type { Robustness } from '../planning/robustness/types';
import type { Plan, PlanningInput } from '../planning/types';

/** Afterwards the variations planned so far have to do. */
const SECONDS = 30;
/** A line for every so many variations. */
const A_LINE = 50;

/**
 * Plans again under varied assumptions for a while. Null where that was not asked for, or was stopped before the first
 * variation; a stop later keeps those that there are.
 * @param note told how far it is
 */
export async function variations(
  input: PlanningInput,
  plan: Plan,
  task: { draws: number; seed: number; cancelled(): boolean },
  note: (line: string) => void,
): Promise<Robustness | null> {
  if (task.draws === 0 || task.cancelled()) return null;
  note(`varying the assumptions: ${task.draws} plans, at most ${SECONDS} seconds`);
  const onDraw = (done: number): void => {
    if (done % A_LINE === 0) note(`variations: ${done} of ${task.draws}`);
  };
  const measured = await measureRobustness(input, plan, { ...task, timeLimitSeconds: SECONDS, onDraw });
  return measured.draws === 0 ? null : measured;
}

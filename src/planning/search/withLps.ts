import { alongLp } from './alongLp';
import { anneal } from './anneal';
import { dive } from './dive';
import { openPool } from './pools';
import type { Found, SearchTask } from './task';

/** Steps of one round of annealing: so many for each unit, within limits. */
const STEPS_PER_UNIT = 1_500;
const LEAST_STEPS = 20_000;
const MOST_STEPS = 1_500_000;
/** First temperatures of the rounds, as shares of the mean worth of a chosen swap. */
const HEATS = [0.5, 0.25, 0.5, 0.15];

/** The search with an engine for LPs alone: along the LP, by diving, then by annealing around what both found. */
export async function searchWithLps(task: SearchTask, found: Found): Promise<void> {
  const { problem, room, relaxation, engine, random, stop } = task;
  found.keep(alongLp(room, relaxation));
  if (relaxation.rounds > 0 && !stop()) found.keep(await dive(room, relaxation.columns, engine, stop));
  const steps = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, problem.units.length * STEPS_PER_UNIT));
  for (const [round, share] of HEATS.entries()) {
    if (found.done) return;
    const { columns } = await openPool(task, found);
    const { worth, chosen } = found.best;
    const heat = (share * worth) / Math.max(1, chosen.size);
    found.keep(await anneal(problem, room, columns, found.best, { steps, heat }, random.fork(`round ${round}`), stop));
  }
}

import { seededRandom } from '../shared/random';
import { breathing, unlessStopped } from './breath';
import type { Engine } from './engines/engine';
import { watched } from './engines/watched';
import { crudeBound } from './pricing/crudeBound';
import { marketOf } from './pricing/offers';
import { NOTHING_SEEN } from './pricing/pricer';
import { pricerOf } from './pricing/pricerOf';
import { type Problem, problemOf } from './problem/problem';
import { type Column, columnOf } from './problem/rows';
import type { Swap } from './problem/swap';
import { type PlanProgress, type Pulse, pulseOf } from './progress';
import { generateColumns } from './relaxation/generateColumns';
import { planOf, SMALL_GAP } from './result/planOf';
import { swapsOfPlan } from './result/swapsOfPlan';
import { tightestLimits } from './result/tightestLimits';
import { searchPlan } from './search/search';
import { stopWatch } from './stopWatch';
import type { Plan, PlannedSwap, PlanningInput, TightLimit } from './types';
import { verifyPlan } from './verify';
import { type OpenQuestion, withPins } from './withPins';

export type { PlanProgress } from './progress';

export interface PlanRun {
  seed: number;
  /** True = stop now with the best plan so far. */
  deadline: () => boolean;
  cancelled: () => boolean;
  engine: Engine;
  /** A plan that keeps every rule of this input, for example one made under tighter limits: the result is worth no less. */
  begin?: PlannedSwap[];
  /** A sentence: why this engine. */
  engineBecause?: string;
  /** Seconds since the run began; only shown. */
  seconds: () => number;
  onProgress?: (progress: PlanProgress) => void;
}

/**
 * The best plan found, its proven bound, and the reasons when it is empty. The same input and seed give the same plan
 * unless the deadline comes first. The caller closes the engine.
 * @throws ProductError planning.invalidInput, planning.pinNotAdmissible
 * @throws Error when the finished plan does not stand up to the independent verifier: a defect, never a plan
 */
export async function makePlan(input: PlanningInput, run: PlanRun): Promise<Plan> {
  const watch = stopWatch(run);
  const breathe = breathing(watch.stop);
  const { engine, troubles } = watched(run.engine, watch.stop);
  const pulse = pulseOf(run);
  try {
    const problem = problemOf(input);
    const pricer = pricerOf(problem, marketOf(problem), breathe);
    pulse.tell({ phase: 'survey', boundCents: crudeBound(problem) });
    const survey = await unlessStopped(pricer.survey(), NOTHING_SEEN);
    const open = withPins(problem, pricer, breathe);
    const found = await choose(problem, open, { ...run, engine }, watch.stop, pulse);
    const plan = await planOf({
      problem,
      pricer,
      survey,
      swaps: [...open.pins, ...found.swaps],
      tightest: found.tightest,
      boundCents: found.bound,
      stopped: watch.because(),
      engine: engine.name,
      engineBecause: [run.engineBecause ?? '', ...troubles()].join(' ').trim(),
      seconds: run.seconds(),
      seed: run.seed,
    });
    const violations = verifyPlan(input, plan);
    if (violations.length > 0) {
      throw new Error(`The plan does not stand up to verification: ${violations.map((v) => v.sentence).join(' ')}`);
    }
    return plan;
  } finally {
    pulse.end();
  }
}

/** What is chosen beside the pins, and what no plan with them can exceed. */
async function choose(
  problem: Problem,
  { pins, room, pricer }: OpenQuestion,
  { engine, seed, begin }: Pick<PlanRun, 'engine' | 'seed' | 'begin'>,
  stop: () => boolean,
  pulse: Pulse,
): Promise<{ swaps: Swap[]; bound: number; tightest: TightLimit[] }> {
  const pinned = pins.reduce((sum, swap) => sum + swap.worth, 0);
  const relaxation = await generateColumns(problem, pricer, room, engine, stop, ({ bound, columns }) =>
    pulse.tell({ phase: 'bound', boundCents: pinned + bound, objectiveCents: pinned, columns: columns.length }),
  );
  const found = await searchPlan({
    problem,
    pricer,
    room,
    relaxation,
    begin: beginOf(problem, room, begin ?? []),
    engine,
    random: seededRandom(seed),
    stop,
    enough: (worth, bound) => bound - worth <= SMALL_GAP * (bound + pinned),
    onBetter: (worth, bound, phase) =>
      pulse.tell({ phase, boundCents: pinned + bound, objectiveCents: pinned + worth }),
  });
  return {
    swaps: [...found.best.chosen].map((column) => column.swap),
    bound: pinned + found.bound,
    tightest: tightestLimits(problem, room, relaxation.prices),
  };
}

/** The swaps of an earlier plan that are not pinned here, as columns. */
function beginOf(problem: Problem, room: Float64Array, begin: PlannedSwap[]): Column[] {
  const pins = new Set(problem.input.plan.pins);
  const open = begin.filter((swap) => !pins.has(swap.id));
  return swapsOfPlan(problem, open).map((swap) => columnOf(problem, room, swap));
}

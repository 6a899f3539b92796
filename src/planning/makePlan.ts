import { seededRandom } from '../shared/random';
import type { Engine } from './engines/engine';
import { marketOf } from './pricing/offers';
import { pricerOf } from './pricing/pricerOf';
import { type Problem, problemOf } from './problem/problem';
import { type Column, columnOf } from './problem/rows';
import { generateColumns } from './relaxation/generateColumns';
import { planOf, SMALL_GAP } from './result/planOf';
import { swapsOfPlan } from './result/swapsOfPlan';
import { tightestLimits } from './result/tightestLimits';
import { searchPlan } from './search/search';
import { stopWatch } from './stopWatch';
import type { Plan, PlannedSwap, PlanningInput } from './types';
import { verifyPlan } from './verify';
import { withPins } from './withPins';

export interface PlanProgress {
  phase: 'bound' | 'search';
  /** Minor units; no plan can be worth more than the bound. */
  boundCents: number;
  objectiveCents: number;
  /** Swaps that the LP has looked at closely. */
  columns: number;
}

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
  const problem = problemOf(input);
  const pricer = pricerOf(problem, marketOf(problem));
  const survey = pricer.survey();
  const { pins, room, pricer: open } = withPins(problem, pricer);
  const pinned = pins.reduce((sum, swap) => sum + swap.worth, 0);
  const watch = stopWatch(run);
  const report = (phase: PlanProgress['phase'], bound: number, worth: number, columns: number): void =>
    run.onProgress?.({ phase, boundCents: pinned + bound, objectiveCents: pinned + worth, columns });

  const relaxation = await generateColumns(problem, open, room, run.engine, watch.stop, (so) =>
    report('bound', so.bound, 0, so.columns.length),
  );
  const enough = (worth: number, bound: number): boolean => bound - worth <= SMALL_GAP * (bound + pinned);
  const { best, bound } = await searchPlan({
    problem,
    pricer: open,
    room,
    relaxation,
    begin: beginOf(problem, room, run.begin ?? []),
    engine: run.engine,
    random: seededRandom(run.seed),
    stop: watch.stop,
    enough,
    onBetter: (worth, bound) => report('search', bound, worth, relaxation.columns.length),
  });
  const plan = planOf({
    problem,
    pricer,
    survey,
    swaps: [...pins, ...[...best.chosen].map((column) => column.swap)],
    tightest: tightestLimits(problem, room, relaxation.prices),
    boundCents: pinned + bound,
    stopped: watch.because(),
    engine: run.engine.name,
    engineBecause: run.engineBecause ?? '',
    seconds: run.seconds(),
    seed: run.seed,
  });
  const violations = verifyPlan(input, plan);
  if (violations.length > 0) {
    throw new Error(`The plan does not stand up to verification: ${violations.map((v) => v.sentence).join(' ')}`);
  }
  return plan;
}

/** The swaps of an earlier plan that are not pinned here, as columns. */
function beginOf(problem: Problem, room: Float64Array, begin: PlannedSwap[]): Column[] {
  const pins = new Set(problem.input.plan.pins);
  const open = begin.filter((swap) => !pins.has(swap.id));
  return swapsOfPlan(problem, open).map((swap) => columnOf(problem, room, swap));
}

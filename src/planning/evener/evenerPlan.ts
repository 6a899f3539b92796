import { seededRandom } from '../../shared/random';
import type { Engine } from '../engines/engine';
import { marketOf } from '../pricing/offers';
import { pricerOf } from '../pricing/pricerOf';
import { problemOf } from '../problem/problem';
import type { Column } from '../problem/rows';
import { columnOf } from '../problem/rows';
import type { Swap } from '../problem/swap';
import { generateColumns } from '../relaxation/generateColumns';
import { planOf } from '../result/planOf';
import { swapsOfPlan } from '../result/swapsOfPlan';
import { tightestLimits } from '../result/tightestLimits';
import { stopWatch } from '../stopWatch';
import type { Plan, PlanningInput } from '../types';
import { verifyPlan } from '../verify';
import { withPins } from '../withPins';
import { AT_EVEN } from './curve';
import { evenBound } from './evenBound';
import { evenSearch } from './evenSearch';
import { type EvenColumn, evenPool } from './pool';
import { expectedByRep, scaleOf, scoreOf } from './score';
import type { EvenTask } from './task';

/** What an evener plan may give up of what the plan is expected to bring. */
export const GIVEN_UP = 0.01;

export interface EvenerRun {
  seed: number;
  engine: Engine;
  engineBecause: string;
  deadline: () => boolean;
  cancelled: () => boolean;
  seconds: () => number;
}

/** An alternative to a plan: nearly the same expected amount, spread more evenly over the reps. */
export interface Evener {
  plan: Plan;
  /** How even, by the score of evener/score.ts: the plan that was given, and this one. */
  before: number;
  after: number;
  /** No plan that gives up as little scores more; null when the engine had no time. Over what `boundCovers` says. */
  bound: number | null;
  boundCovers: string;
  /** How many reps count. */
  reps: number;
}

function gainsOf(task: Pick<EvenTask, 'problem'>, swaps: Swap[]): Float64Array {
  const gained = new Float64Array(task.problem.reps.length);
  for (const { rep, expected } of swaps.flatMap((swap) => expectedByRep(task.problem, swap))) gained[rep] += expected;
  return gained;
}

/**
 * The second stage: within GIVEN_UP of what the plan is expected to bring, the plan with the largest Σ φ(expected change ÷
 * base) over the reps that was found, and a bound on that sum. The same input, plan and seed give the same answer unless
 * the deadline comes first. The caller closes the engine.
 * @throws ProductError planning.pinNotAdmissible
 * @throws Error when the finished plan does not stand up to the independent verifier
 */
export async function evenerPlan(input: PlanningInput, plan: Plan, run: EvenerRun): Promise<Evener> {
  const problem = problemOf(input);
  const all = pricerOf(problem, marketOf(problem));
  const { pins, room, pricer } = withPins(problem, all);
  const watch = stopWatch(run);
  const pinned = new Set(input.plan.pins);
  const incumbent = swapsOfPlan(
    problem,
    plan.swaps.filter((swap) => !pinned.has(swap.id)),
  );
  const scale = scaleOf(problem, plan.objectiveCents);
  const { prices } = await generateColumns(problem, pricer, room, run.engine, watch.stop, () => {});
  const { columns: pool, whole } = await evenPool(problem, pricer, room, prices);
  const task: EvenTask = {
    ...{ problem, room, scale, pool, engine: run.engine, stop: watch.stop },
    offset: gainsOf({ problem }, pins),
    floor: Math.ceil(plan.objectiveCents * (1 - GIVEN_UP)) - pins.reduce((sum, swap) => sum + swap.worth, 0),
    random: seededRandom(run.seed),
  };
  const start = incumbent.map(
    (swap): EvenColumn => ({ ...columnOf(problem, room, swap), expected: expectedByRep(problem, swap) }),
  );
  const { bound, order } = await evenBound(task);
  const chosen = await evenSearch(task, start, order);
  const swaps = [...pins, ...chosen.map((column: Column) => column.swap)];
  const made = await planOf({
    problem,
    pricer: all,
    survey: await all.survey(),
    swaps,
    tightest: tightestLimits(problem, room, prices),
    boundCents: plan.boundCents,
    stopped: watch.because(),
    engine: run.engine.name,
    engineBecause: run.engineBecause,
    seconds: run.seconds(),
    seed: run.seed,
  });
  const violations = verifyPlan(input, made);
  if (violations.length > 0) {
    throw new Error(`The evener plan does not stand up: ${violations.map((v) => v.sentence).join(' ')}`);
  }
  const perScore = AT_EVEN * Math.max(1, scale.reps.length);
  return {
    plan: made,
    before: scoreOf(scale, gainsOf(task, [...pins, ...incumbent])),
    after: scoreOf(scale, gainsOf(task, swaps)),
    bound: Number.isFinite(bound) ? bound / perScore : null,
    boundCovers: whole
      ? `All ${pool.length.toLocaleString('en-US')} swaps that the rules allow and that are expected to bring something.`
      : `The ${pool.length.toLocaleString('en-US')} swaps with the best prospects; there are more.`,
    reps: scale.reps.length,
  };
}

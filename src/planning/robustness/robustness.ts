import { seededRandom } from '../../shared/random';
import { breathing, unlessStopped } from '../breath';
import type { Engine } from '../engines/engine';
import { marketOf } from '../pricing/offers';
import { pricerOf } from '../pricing/pricerOf';
import { problemOf } from '../problem/problem';
import { generateColumns } from '../relaxation/generateColumns';
import { swapsOfPlan } from '../result/swapsOfPlan';
import type { Plan, PlanningInput } from '../types';
import { withPins } from '../withPins';
import { poolOf } from './pool';
import type { Start } from './poolLp';
import { replan } from './replan';
import { tallyOf } from './tally';
import type { Robustness } from './types';
import { variationOf } from './variation';

/** Of a company too large for a plan near its best in the time, a variation planned no better than this is not counted. */
const FAR_FROM_BEST = 0.1;

export interface RobustnessRun {
  seed: number;
  /** Variations to plan for. */
  draws: number;
  engine: Engine;
  /** True = stop with the variations planned so far. */
  stop: () => boolean;
  /** True = choose the swaps to plan over, where they are too many for all, by what is known by then. */
  preparedFor?: () => boolean;
  onDraw?: (done: number) => void;
}

/**
 * Plans again under variations of the beliefs and fits (`variationOf`), over the plan's own snapshot and pool of swaps.
 * The same seed and number of draws give the same counts unless `stop` comes first. The caller closes the engine.
 * @throws ProductError planning.pinNotAdmissible, planning.invalidInput
 */
export async function robustnessOf(
  input: PlanningInput,
  plan: Pick<Plan, 'swaps' | 'ranked'>,
  { seed, draws, engine, stop, preparedFor = () => false, onDraw }: RobustnessRun,
): Promise<Robustness> {
  const problem = problemOf(input);
  const breathe = breathing(stop);
  const { pins, room, pricer } = withPins(problem, pricerOf(problem, marketOf(problem), breathe), breathe);
  const enough = (): boolean => stop() || preparedFor();
  const pricesOf = async () => (await generateColumns(problem, pricer, room, engine, enough, () => {})).prices;
  const pool = await unlessStopped(poolOf(problem, pricer, room, pricesOf), null);
  const tally = tallyOf(problem, plan);
  const random = seededRandom(seed);
  let warm: Start = { columns: [] };
  let done = 0;
  for (let n = 0; n < draws && pool !== null; n++) {
    pool.revalue(variationOf(seed, n));
    const planned = await replan({ problem, room, engine, stop }, pool.columns, warm, random.fork(`search ${n}`));
    // A plan that was cut short would count swaps as dropped that were only not looked at.
    if (stop()) break;
    warm = planned.warm;
    if (!pool.whole && planned.bound - planned.worth > FAR_FROM_BEST * planned.bound) continue;
    tally.add([...pins, ...planned.chosen.map(({ swap }) => swap)], planned);
    done++;
    onDraw?.(done);
  }
  // Without a single variation the plan itself is all that tells of a candidate.
  if (done === 0) tally.take(swapsOfPlan(problem, plan.swaps));
  return { seed, draws: done, asked: draws, ...tally.result() };
}

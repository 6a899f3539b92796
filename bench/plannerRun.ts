import { javascriptLp } from '../src/planning/engines/javascriptLp';
import { makePlan } from '../src/planning/makePlan';
import { instance, SIZES } from '../test/planning/instances';
import { measureHere } from './support';

const [, , size, seed] = process.argv;
const input = instance(SIZES[size], Number(seed));
const engine = javascriptLp();

/** From the snapshot to the verified plan, the solver's thread included. */
measureHere(async () => {
  const run = { seed: 1, deadline: () => false, cancelled: () => false, engine, seconds: () => 0 };
  const plan = await makePlan(input, run);
  return { gap: plan.gap, swaps: plan.swaps.length, admissible: plan.admissibleSwaps, stoppedBy: plan.stoppedBy };
}).finally(() => engine.close());

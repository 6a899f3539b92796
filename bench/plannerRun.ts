import { chooseEngine, type EngineChoice } from '../src/planning/engines/choose';
import { makePlan } from '../src/planning/makePlan';
import { instance, SIZES } from '../test/planning/instances';
import { measureHere } from './support';

const [, , size, seed, engine] = process.argv;
/** Gaps whose first moment is told. */
const MARKS = [0.02, 0.01, 0.008, 0.002, 0.001];

/** From the snapshot to the verified plan, the solver's thread included; when each gap was reached, in seconds. */
measureHere(async () => {
  const input = instance(SIZES[size], Number(seed));
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const chosen = chooseEngine(engine as EngineChoice, input.accounts.length);
  const reached: Record<string, number> = {};
  const plan = await makePlan(input, {
    seed: 1,
    deadline: () => false,
    cancelled: () => false,
    engine: chosen.engine,
    engineBecause: chosen.because,
    seconds,
    onProgress({ boundCents, objectiveCents }) {
      for (const mark of MARKS) if (boundCents - objectiveCents <= mark * boundCents) reached[mark] ??= seconds();
    },
  }).finally(() => chosen.engine.close());
  const { gap, stoppedBy, admissibleSwaps } = plan;
  const { user, system } = process.cpuUsage();
  return { gap, stoppedBy, swaps: plan.swaps.length, admissibleSwaps, reached, cpuSeconds: (user + system) / 1e6 };
});

import { revenueLookup } from '../src/outcomes/accountChange';
import { intervalOf } from '../src/outcomes/effect/errors';
import { asCompared } from '../src/outcomes/effect/leadComparison';
import { mainEffect } from '../src/outcomes/effect/mainEffect';
import { measureStack } from '../src/outcomes/effect/measure';
import { type Nature, PLAIN, simulate } from '../test/outcomes/simulate';
import { measureHere } from './support';

const [, , companies, nature] = process.argv;

/** How often intervals hold the truth, how often an effect is claimed at 5 %, and how far estimates are off on average. */
measureHere(() => {
  const given: Nature = { ...PLAIN, ...JSON.parse(nature) };
  let [count, held, heldMean, claimed, off, squares] = [0, 0, 0, 0, 0, 0];
  for (let seed = 1; seed <= Number(companies); seed++) {
    const sim = simulate(seed, given);
    const revenue = revenueLookup(sim.revenue);
    const effect = mainEffect(
      sim.stacks.map((stack) => asCompared(measureStack(stack, revenue))),
      sim.asOf,
    );
    if (!effect?.interval) continue;
    const { pooled, interval } = effect;
    const narrow = intervalOf(pooled.value, pooled, 0.95);
    count++;
    if (interval.low <= sim.truth && sim.truth <= interval.high) held++;
    if (interval.low <= sim.meanTruth && sim.meanTruth <= interval.high) heldMean++;
    if (narrow.low > 0 || narrow.high < 0) claimed++;
    off += pooled.value - sim.truth;
    squares += (pooled.value - sim.truth) ** 2;
  }
  const bias = off / count;
  return {
    companies: count,
    coverageOf90: heldMean / count,
    coverageOf90AsItCameOut: held / count,
    claimedAt5: claimed / count,
    bias,
    errorOfBias: Math.sqrt(squares / count - bias ** 2) / Math.sqrt(count),
  };
});

import { Pace, type Pieces } from '../../pieces';
import type { Problem } from '../../problem/problem';
import { largestOf } from '../arcs';
import { Collection } from '../collection';
import type { Pricing } from '../pricer';
import { chargeOf, scoresOf } from '../prices';
import { fits, type Sides } from './sides';
import { eachWindow } from './windows';

/** What scoring a unit takes, in steps of the innermost loops. */
const STEPS_A_UNIT = 10;

/**
 * Looks at the baskets of two sides. The reduced cost is the sum of three scores less the charge for the two reps, so
 * whatever cannot be wanted even with the best partners is cut off before its window is walked.
 */
function* priceSides(problem: Problem, sides: Sides, prices: Float64Array, into: Collection, pace: Pace): Pieces {
  const { one, two } = sides;
  const charge = chargeOf(problem, one.from, two.from, prices);
  const single = scoresOf(problem, one, prices).map((score) => score - charge);
  const double = scoresOf(problem, two, prices);
  into.meet(single);
  into.meet(double);
  const most = largestOf(double);
  const mostSingle = largestOf(single);
  if (into.passes(mostSingle + 2 * most, true)) return;
  const besideOne = into.neededBeside(one.units, single);
  let [besideTwo, kept] = [-Infinity, -1];
  for (let i = 0; i < one.units.length; i++) {
    if (kept !== into.kept) {
      besideTwo = into.neededBeside(two.units, double);
      kept = into.kept;
      const wanted = 2 * most > besideOne || mostSingle + most > besideTwo;
      if (i === 0 && into.passes(mostSingle + 2 * most, wanted)) return;
    }
    const x = single[i];
    if (into.passes(x + 2 * most, x + 2 * most > into.leastOf(one.units[i]) || x + most > besideTwo)) continue;
    let seen = 1;
    eachWindow(sides, i, (j, start, end) => {
      const least = Math.min(into.leastOf(one.units[i]), into.leastOf(two.units[j]));
      const both = x + double[j];
      if (into.passes(both + most, both + most > least || both > besideTwo)) return;
      seen += end - start;
      for (let k = start; k < end; k++) {
        const reducedCost = both + double[k];
        if (into.passes(reducedCost, reducedCost > least || reducedCost > into.leastOf(two.units[k]))) continue;
        if (!fits(sides, i, j, k)) continue;
        const worth = one.worth[i] + two.worth[j] + two.worth[k];
        if (worth <= 0) continue;
        into.put([one.units[i], two.units[j], two.units[k]], [one.to, two.to, two.to], worth, reducedCost);
      }
    });
    if (pace.due(seen + into.steps())) yield;
  }
}

/** Prices the admissible baskets of all sides as a `Pricer` does. */
export function* priceBaskets(
  problem: Problem,
  sides: Sides[],
  prices: Float64Array,
  above: number,
  perUnit: number,
  most?: number,
): Pieces<Pricing> {
  const collection = new Collection(problem, above, perUnit, most);
  const pace = new Pace();
  for (const each of sides) {
    yield* priceSides(problem, each, prices, collection, pace);
    if (pace.due(STEPS_A_UNIT * (each.one.units.length + each.two.units.length))) yield;
  }
  return collection.pricing();
}

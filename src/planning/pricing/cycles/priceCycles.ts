import { Pace, type Pieces } from '../../pieces';
import type { Problem } from '../../problem/problem';
import { REP_ROW, repRow } from '../../problem/rows';
import { largestOf } from '../arcs';
import { Collection } from '../collection';
import type { Pricing } from '../pricer';
import { scoresOf } from '../prices';
import { eachRing } from './eachRing';
import { fits, type Ring, type RingArc, type Rings } from './ring';

/** What looking at a ring takes, in steps of the innermost loops. */
const STEPS_A_RING = 50;

/** The scores of an arc, each with its share of what a ring costs, and the largest of them. */
interface Scores {
  of: Float64Array;
  most: number;
}

/** A third of the plan's swap, and the swap of the rep who gives, so that a ring's scores add up to its reduced cost. */
function scoresOfArc(problem: Problem, arc: RingArc, prices: Float64Array): Scores {
  const charge = prices[prices.length - 1] / 3 + prices[repRow(problem, arc.from, REP_ROW.swaps)];
  const of = scoresOf(problem, arc, prices).map((score) => score - charge);
  return { of, most: largestOf(of) };
}

/** Prices the admissible rings of three reps as a `Pricer` does. */
export function* priceCycles(
  problem: Problem,
  rings: Rings,
  prices: Float64Array,
  above: number,
  perUnit: number,
  most?: number,
): Pieces<Pricing> {
  const collection = new Collection(problem, above, perUnit, most);
  const pace = new Pace();
  const known = new Map<RingArc, Scores>();
  const scores = (arc: RingArc): Scores => {
    let scored = known.get(arc);
    if (scored === undefined) {
      scored = scoresOfArc(problem, arc, prices);
      collection.meet(scored.of);
      known.set(arc, scored);
    }
    return scored;
  };
  for (const ring of eachRing(rings)) {
    const [first, second, third] = [scores(ring.ab), scores(ring.bc), scores(ring.ca)];
    if (pace.due(STEPS_A_RING)) yield;
    if (!collection.passes(first.most + second.most + third.most, true)) {
      yield* priceRing(ring, first, second, third, collection, pace);
    }
  }
  return collection.pricing();
}

/** Looks at a ring from the turn in which its last arc has least to add: what is left out before it, is left out soonest. */
function priceRing(ring: Ring, first: Scores, second: Scores, third: Scores, into: Collection, pace: Pace): Pieces {
  const { ab, bc, ca } = ring;
  if (third.most <= first.most && third.most <= second.most) return priceTurn(ring, first, second, third, into, pace);
  if (first.most <= second.most) return priceTurn({ ab: bc, bc: ca, ca: ab }, second, third, first, into, pace);
  return priceTurn({ ab: ca, bc: ab, ca: bc }, third, first, second, into, pace);
}

/** Plain loops, because this is where the time goes; what is given on comes by value, so windows only move upwards. */
function* priceTurn(ring: Ring, first: Scores, second: Scores, third: Scores, into: Collection, pace: Pace): Pieces {
  const { ab, bc, ca } = ring;
  const [mostBC, mostAC, mostAB] = [second.most + third.most, first.most + third.most, first.most + second.most];
  const besideA = into.neededBeside(ab.units, first.of);
  let [besideB, besideC, kept] = [-Infinity, -Infinity, -1];
  let start = 0;
  for (let i = 0; i < ab.units.length; i++) {
    if (kept !== into.kept) {
      besideB = into.neededBeside(bc.units, second.of);
      besideC = into.neededBeside(ca.units, third.of);
      kept = into.kept;
      const wanted = mostBC > besideA || mostAC > besideB || mostAB > besideC;
      if (i === 0 && into.passes(first.most + mostBC, wanted)) return;
    }
    const x = first.of[i];
    const leastA = into.leastOf(ab.units[i]);
    const wantedHere = x + mostBC > leastA || x + third.most > besideB || x + second.most > besideC;
    if (into.passes(x + mostBC, wantedHere)) continue;
    const [low, high] = [ab.onwards.low[i], ab.onwards.high[i]];
    while (start < bc.t4q.length && bc.t4q[start] < low) start++;
    let begin = 0;
    let seen = 1;
    for (let j = start; j < bc.t4q.length && bc.t4q[j] <= high; j++) {
      const y = second.of[j];
      const least = Math.min(into.leastOf(ab.units[i]), into.leastOf(bc.units[j]));
      seen++;
      if (into.passes(x + y + third.most, x + y + third.most > least || x + y > besideC)) continue;
      const from = Math.max(ab.backwards.low[i], bc.onwards.low[j]);
      const upTo = Math.min(ab.backwards.high[i], bc.onwards.high[j]);
      while (begin < ca.t4q.length && ca.t4q[begin] < from) begin++;
      for (let k = begin; k < ca.t4q.length && ca.t4q[k] <= upTo; k++) {
        seen++;
        const reducedCost = x + y + third.of[k];
        if (into.passes(reducedCost, reducedCost > least || reducedCost > into.leastOf(ca.units[k]))) continue;
        if (!fits(ring, i, j, k)) continue;
        const worth = ab.worth[i] + bc.worth[j] + ca.worth[k];
        if (worth > 0) into.put([ab.units[i], bc.units[j], ca.units[k]], [ab.to, bc.to, ca.to], worth, reducedCost);
      }
    }
    if (pace.due(seen + into.steps())) yield;
  }
}

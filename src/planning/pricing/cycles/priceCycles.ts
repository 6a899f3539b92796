import type { Breathe } from '../../breath';
import type { Problem } from '../../problem/problem';
import { REP_ROW, repRow } from '../../problem/rows';
import { largestOf } from '../arcs';
import { Collection } from '../collection';
import type { Pricing } from '../pricer';
import { scoresOf } from '../prices';
import { firstAtLeast } from '../sorted';
import { eachRingFrom } from './eachRing';
import { fits, type Ring, type RingArc, type Rings } from './ring';

const REPS_A_BREATH = 10;

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

/**
 * Whether a ring is looked at from its first rep: of all its turns whose running sums stay above 0 it is the one that
 * begins with the smallest rep. A ring with a sum above 0 has such a turn (the cycle lemma: begin after the lowest
 * point of the running sum), so that only beginnings above 0 need to be carried on.
 */
function beginsHere(ring: Ring, x: number, y: number, z: number): boolean {
  const [a, b, c] = [ring.ab.from, ring.bc.from, ring.ca.from];
  const fromB = y > 0 && y + z > 0;
  const fromC = z > 0 && z + x > 0;
  return !(fromB && b < a) && !(fromC && c < a);
}

/** Prices the admissible rings of three reps as a `Pricer` does. */
export async function priceCycles(
  problem: Problem,
  rings: Rings,
  prices: Float64Array,
  above: number,
  perUnit: number,
  breathe: Breathe,
): Promise<Pricing> {
  const collection = new Collection(problem, above, perUnit);
  const known = new Map<RingArc, Scores>();
  const scores = (arc: RingArc): Scores => {
    const scored = known.get(arc) ?? scoresOfArc(problem, arc, prices);
    known.set(arc, scored);
    return scored;
  };
  const price = (ring: Ring): void => priceRing(ring, scores(ring.ab), scores(ring.bc), scores(ring.ca), collection);
  for (let a = 0; a < rings.reps; a++) {
    if (a % REPS_A_BREATH === REPS_A_BREATH - 1) await breathe();
    eachRingFrom(rings, a, price);
  }
  return collection.pricing();
}

function priceRing(ring: Ring, first: Scores, second: Scores, third: Scores, into: Collection): void {
  const { ab, bc, ca } = ring;
  /** Sums are taken from here, so that running sums above 0 lead to every ring above the smaller of `above` and 0. */
  const zero = Math.min(0, into.above) / 3;
  if (first.most <= zero || first.most + second.most <= 2 * zero) return;
  const [leastB, leastC] = [into.leastOfAll(bc.units), into.leastOfAll(ca.units)];
  const most = first.most + second.most + third.most;
  if (into.passes(most, Math.min(into.leastOfAll(ab.units), leastB, leastC))) return;
  for (let i = 0; i < ab.units.length; i++) {
    const x = first.of[i];
    const leastHere = Math.min(into.leastOf(ab.units[i]), leastB, leastC);
    if (x > zero && !into.passes(x + second.most + third.most, leastHere)) {
      priceFrom(ring, i, x, second, third, zero, leastC, into);
    }
  }
}

/** The rings that begin with position `i` of the first arc; plain loops, because this is where the time goes. */
function priceFrom(
  ring: Ring,
  i: number,
  x: number,
  second: Scores,
  third: Scores,
  zero: number,
  leastC: number,
  into: Collection,
): void {
  const { ab, bc, ca } = ring;
  const { high: highest, low: lowest } = ab.onwards;
  const unit = ab.units[i];
  for (let j = firstAtLeast(bc.t4q, lowest[i]); j < bc.t4q.length && bc.t4q[j] <= highest[i]; j++) {
    const y = second.of[j];
    if (x - zero + (y - zero) <= 0) continue;
    const least = Math.min(into.leastOf(unit), into.leastOf(bc.units[j]));
    if (into.passes(x + y + third.most, Math.min(least, leastC))) continue;
    const low = Math.max(ab.backwards.low[i], bc.onwards.low[j]);
    const high = Math.min(ab.backwards.high[i], bc.onwards.high[j]);
    for (let k = firstAtLeast(ca.t4q, low); k < ca.t4q.length && ca.t4q[k] <= high; k++) {
      const z = third.of[k];
      const reducedCost = x + y + z;
      if (into.passes(reducedCost, Math.min(least, into.leastOf(ca.units[k])))) continue;
      if (!beginsHere(ring, x - zero, y - zero, z - zero) || !fits(ring, i, j, k)) continue;
      const worth = ab.worth[i] + bc.worth[j] + ca.worth[k];
      if (worth > 0) into.put([unit, bc.units[j], ca.units[k]], [ab.to, bc.to, ca.to], worth, reducedCost);
    }
  }
}

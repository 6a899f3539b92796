import type { Breathe } from '../../breath';
import { atOnce, inTurn, Once, Pace, type Pieces } from '../../pieces';
import type { Problem } from '../../problem/problem';
import type { Arcs } from '../arcs';
import type { Pricer, Survey } from '../pricer';
import { Tally } from '../tally';
import { eachRing, eachSecond, eachThird } from './eachRing';
import { priceCycles } from './priceCycles';
import { fits, type Ring, type Rings, ringsOf } from './ring';

type Show = (ring: Ring, i: number, j: number, k: number, worth: number) => boolean;

/** Shows every ring that is fair in value and worth more than `moreThan` once, until `show` returns false. */
function* visitFair(rings: Rings, moreThan: number, show: Show): Pieces {
  const pace = new Pace();
  let more = true;
  for (const ring of eachRing(rings)) {
    const { ab, bc, ca } = ring;
    if (ab.mostWorth + bc.mostWorth + ca.mostWorth <= moreThan) continue;
    for (let i = 0; i < ab.units.length && more; i++) {
      if (ab.worth[i] + bc.mostWorth + ca.mostWorth <= moreThan) continue;
      let seen = 1;
      eachSecond(ring, i, (j) => {
        seen++;
        if (!more || ab.worth[i] + bc.worth[j] + ca.mostWorth <= moreThan) return;
        eachThird(ring, i, j, (k) => {
          seen++;
          const worth = ab.worth[i] + bc.worth[j] + ca.worth[k];
          if (more && worth > moreThan) more = show(ring, i, j, k, worth);
        });
      });
      if (pace.due(seen)) yield;
    }
    if (!more) return;
  }
}

function* surveyOf(rings: Rings): Pieces<Survey> {
  const pace = new Pace();
  let exchanges = 0;
  for (const { ab, bc, ca } of eachRing(rings)) {
    exchanges += ab.units.length * bc.units.length * ca.units.length;
    if (pace.due(1)) yield;
  }
  const tally = new Tally(exchanges);
  yield* visitFair(rings, -Infinity, (ring, i, j, k, worth) =>
    tally.count(fits(ring, i, j, k), worth, ring, () => [ring.ab.from, ring.bc.from, ring.ca.from]),
  );
  return tally.survey();
}

/** Rings of three reps, each of whom hands one customer on; `among` says of which reps when not all are covered. */
export function cyclePricer(problem: Problem, arcs: Once<Arcs>, among: string, breathe: Breathe): Pricer {
  const rings = new Once(function* () {
    return ringsOf(problem, yield* arcs.pieces());
  });
  return {
    price: async (...asked) => inTurn(priceCycles(problem, await inTurn(rings.pieces(), breathe), ...asked), breathe),
    survey: async () => inTurn(surveyOf(await inTurn(rings.pieces(), breathe)), breathe),
    visit(moreThan, show) {
      const visiting = visitFair(atOnce(rings.pieces()), moreThan, (ring, i, j, k, worth) => {
        if (!fits(ring, i, j, k)) return true;
        const { ab, bc, ca } = ring;
        const legs = [
          { unit: ab.units[i], to: ab.to },
          { unit: bc.units[j], to: bc.to },
          { unit: ca.units[k], to: ca.to },
        ];
        return show(legs, worth);
      });
      atOnce(visiting);
    },
    covers: `of three customers round three reps${among}`,
  };
}

import type { Breathe } from '../../breath';
import type { Problem } from '../../problem/problem';
import type { Arcs } from '../arcs';
import type { Pricer, Survey } from '../pricer';
import { Tally } from '../tally';
import { eachRing, eachSecond, eachThird } from './eachRing';
import { priceCycles } from './priceCycles';
import { fits, type Ring, type Rings, ringsOf } from './ring';

type Show = (ring: Ring, i: number, j: number, k: number, worth: number) => boolean;

/** Shows every ring that is fair in value and worth more than `moreThan` once, until `show` returns false. */
function visitFair(rings: Rings, moreThan: number, show: Show): void {
  let more = true;
  eachRing(rings, (ring) => {
    const { ab, bc, ca } = ring;
    if (ab.mostWorth + bc.mostWorth + ca.mostWorth <= moreThan) return;
    for (let i = 0; i < ab.units.length && more; i++) {
      if (ab.worth[i] + bc.mostWorth + ca.mostWorth <= moreThan) continue;
      eachSecond(ring, i, (j) => {
        if (!more || ab.worth[i] + bc.worth[j] + ca.mostWorth <= moreThan) return;
        eachThird(ring, i, j, (k) => {
          const worth = ab.worth[i] + bc.worth[j] + ca.worth[k];
          if (more && worth > moreThan) more = show(ring, i, j, k, worth);
        });
      });
    }
  });
}

function surveyOf(rings: Rings): Survey {
  let exchanges = 0;
  eachRing(rings, ({ ab, bc, ca }) => {
    exchanges += ab.units.length * bc.units.length * ca.units.length;
  });
  const tally = new Tally(exchanges);
  visitFair(rings, -Infinity, (ring, i, j, k, worth) =>
    tally.count(fits(ring, i, j, k), worth, () => [ring.ab.from, ring.bc.from, ring.ca.from]),
  );
  return tally.survey();
}

/** Rings of three reps, each of whom hands one customer on; `among` says of which reps when not all are covered. */
export function cyclePricer(problem: Problem, arcs: Arcs, among: string, breathe: Breathe): Pricer {
  const rings = ringsOf(problem, arcs);
  return {
    price: (...asked) => priceCycles(problem, rings, breathe, ...asked),
    async survey() {
      await breathe();
      return surveyOf(rings);
    },
    visit(moreThan, show) {
      visitFair(rings, moreThan, (ring, i, j, k, worth) => {
        if (!fits(ring, i, j, k)) return true;
        const { ab, bc, ca } = ring;
        const legs = [
          { unit: ab.units[i], to: ab.to },
          { unit: bc.units[j], to: bc.to },
          { unit: ca.units[k], to: ca.to },
        ];
        return show(legs, worth);
      });
    },
    covers: `of three customers round three reps${among}`,
  };
}

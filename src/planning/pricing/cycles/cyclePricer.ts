import type { Problem } from '../../problem/problem';
import type { Arcs } from '../arcs';
import type { Pricer, Survey } from '../pricer';
import { Tally } from '../tally';
import { eachRing, eachSecond, eachThird } from './eachRing';
import { priceCycles } from './priceCycles';
import { fits, type Ring, type Rings, ringsOf } from './ring';

/** Shows every ring that is fair in value once, until `show` returns false. */
function visitFair(rings: Rings, show: (ring: Ring, i: number, j: number, k: number) => boolean): void {
  let more = true;
  eachRing(rings, (ring) => {
    for (let i = 0; i < ring.ab.units.length && more; i++) {
      eachSecond(ring, i, (j) => {
        if (!more) return;
        eachThird(ring, i, j, (k) => {
          if (more) more = show(ring, i, j, k);
        });
      });
    }
  });
}

const worthOf = ({ ab, bc, ca }: Ring, i: number, j: number, k: number): number =>
  ab.worth[i] + bc.worth[j] + ca.worth[k];

function surveyOf(rings: Rings): Survey {
  let exchanges = 0;
  eachRing(rings, ({ ab, bc, ca }) => {
    exchanges += ab.units.length * bc.units.length * ca.units.length;
  });
  const tally = new Tally(exchanges);
  visitFair(rings, (ring, i, j, k) =>
    tally.count(fits(ring, i, j, k), worthOf(ring, i, j, k), () => [ring.ab.from, ring.bc.from, ring.ca.from]),
  );
  return tally.survey();
}

/** Rings of three reps, each of whom hands one customer on; `among` says of which reps when not all are covered. */
export function cyclePricer(problem: Problem, arcs: Arcs, among: string): Pricer {
  const rings = ringsOf(problem, arcs);
  return {
    price: (prices, above, perUnit) => priceCycles(problem, rings, prices, above, perUnit),
    survey: () => surveyOf(rings),
    visit(show) {
      visitFair(rings, (ring, i, j, k) => {
        if (!fits(ring, i, j, k)) return true;
        const { ab, bc, ca } = ring;
        const legs = [
          { unit: ab.units[i], to: ab.to },
          { unit: bc.units[j], to: bc.to },
          { unit: ca.units[k], to: ca.to },
        ];
        return show(legs, worthOf(ring, i, j, k));
      });
    },
    covers: `of three customers round three reps${among}`,
  };
}

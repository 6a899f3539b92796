import type { Problem } from '../../problem/problem';
import type { Arcs } from '../arcs';
import type { Pricer, Survey } from '../pricer';
import { Tally } from '../tally';
import { priceBaskets } from './priceBaskets';
import { allSides, fits, type Sides } from './sides';
import { eachWindow } from './windows';

/** Shows every basket that is fair in value until `show` returns false. */
function visitFair(all: Sides[], show: (sides: Sides, i: number, j: number, k: number) => boolean): void {
  let more = true;
  for (const sides of all) {
    for (let i = 0; i < sides.one.units.length && more; i++) {
      eachWindow(sides, i, (j, start, end) => {
        for (let k = start; k < end && more; k++) more = show(sides, i, j, k);
      });
    }
  }
}

function surveyOf(all: Sides[]): Survey {
  const exchanges = all.reduce(
    (sum, { one, two }) => sum + (one.units.length * two.units.length * (two.units.length - 1)) / 2,
    0,
  );
  const tally = new Tally(exchanges);
  visitFair(all, (sides, i, j, k) => {
    const { one, two } = sides;
    const worth = one.worth[i] + two.worth[j] + two.worth[k];
    return tally.count(fits(sides, i, j, k), worth, () => [one.from, two.from]);
  });
  return tally.survey();
}

/** Exchanges of one customer for two between two reps; `among` says between which reps when not all are covered. */
export function basketPricer(problem: Problem, arcs: Arcs, among: string): Pricer {
  const all = allSides(problem, arcs);
  return {
    price: (prices, above, perUnit) => priceBaskets(problem, all, prices, above, perUnit),
    survey: () => surveyOf(all),
    visit(show) {
      visitFair(all, (sides, i, j, k) => {
        if (!fits(sides, i, j, k)) return true;
        const { one, two } = sides;
        const legs = [
          { unit: one.units[i], to: one.to },
          { unit: two.units[j], to: two.to },
          { unit: two.units[k], to: two.to },
        ];
        return show(legs, one.worth[i] + two.worth[j] + two.worth[k]);
      });
    },
    covers: `of one customer for two between two reps${among}`,
  };
}

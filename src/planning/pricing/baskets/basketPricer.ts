import type { Breathe } from '../../breath';
import type { Problem } from '../../problem/problem';
import type { Arcs } from '../arcs';
import type { Pricer, Survey } from '../pricer';
import { Tally } from '../tally';
import { priceBaskets } from './priceBaskets';
import { allSides, fits, type Sides } from './sides';
import { eachWindow } from './windows';

type Show = (sides: Sides, i: number, j: number, k: number, worth: number) => boolean;

/** Shows every basket that is fair in value and worth more than `moreThan` until `show` returns false. */
function visitFair(all: Sides[], moreThan: number, show: Show): void {
  let more = true;
  for (const sides of all) {
    const { one, two } = sides;
    for (let i = 0; i < one.units.length && more; i++) {
      if (one.worth[i] + 2 * two.mostWorth <= moreThan) continue;
      eachWindow(sides, i, (j, start, end) => {
        if (one.worth[i] + two.worth[j] + two.mostWorth <= moreThan) return;
        for (let k = start; k < end && more; k++) {
          const worth = one.worth[i] + two.worth[j] + two.worth[k];
          if (worth > moreThan) more = show(sides, i, j, k, worth);
        }
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
  visitFair(all, -Infinity, (sides, i, j, k, worth) =>
    tally.count(fits(sides, i, j, k), worth, () => [sides.one.from, sides.two.from]),
  );
  return tally.survey();
}

/** Exchanges of one customer for two between two reps; `among` says between which reps when not all are covered. */
export function basketPricer(problem: Problem, arcs: Arcs, among: string, breathe: Breathe): Pricer {
  const all = allSides(problem, arcs);
  return {
    price: (...asked) => priceBaskets(problem, all, breathe, ...asked),
    async survey() {
      await breathe();
      return surveyOf(all);
    },
    visit(moreThan, show) {
      visitFair(all, moreThan, (sides, i, j, k, worth) => {
        if (!fits(sides, i, j, k)) return true;
        const { one, two } = sides;
        const legs = [
          { unit: one.units[i], to: one.to },
          { unit: two.units[j], to: two.to },
          { unit: two.units[k], to: two.to },
        ];
        return show(legs, worth);
      });
    },
    covers: `of one customer for two between two reps${among}`,
  };
}

import type { Breathe } from '../../breath';
import { atOnce, inTurn, Once, Pace, type Pieces } from '../../pieces';
import type { Problem } from '../../problem/problem';
import type { Arcs } from '../arcs';
import type { Pricer, Survey } from '../pricer';
import { Tally } from '../tally';
import { priceBaskets } from './priceBaskets';
import { allSides, fits, type Sides } from './sides';
import { eachWindow } from './windows';

type Show = (sides: Sides, i: number, j: number, k: number, worth: number) => boolean;

/** Shows every basket that is fair in value and worth more than `moreThan` until `show` returns false. */
function* visitFair(all: Sides[], moreThan: number, show: Show): Pieces {
  const pace = new Pace();
  let more = true;
  for (const sides of all) {
    const { one, two } = sides;
    for (let i = 0; i < one.units.length && more; i++) {
      if (one.worth[i] + 2 * two.mostWorth <= moreThan) continue;
      let seen = 0;
      eachWindow(sides, i, (j, start, end) => {
        if (one.worth[i] + two.worth[j] + two.mostWorth <= moreThan) return;
        seen += end - start;
        for (let k = start; k < end && more; k++) {
          const worth = one.worth[i] + two.worth[j] + two.worth[k];
          if (worth > moreThan) more = show(sides, i, j, k, worth);
        }
      });
      if (pace.due(seen + two.units.length)) yield;
    }
  }
}

function* surveyOf(all: Sides[]): Pieces<Survey> {
  const exchanges = all.reduce(
    (sum, { one, two }) => sum + (one.units.length * two.units.length * (two.units.length - 1)) / 2,
    0,
  );
  const tally = new Tally(exchanges);
  yield* visitFair(all, -Infinity, (sides, i, j, k, worth) =>
    tally.count(fits(sides, i, j, k), worth, sides, () => [sides.one.from, sides.two.from]),
  );
  return tally.survey();
}

/** Exchanges of one customer for two between two reps; `among` says between which reps when not all are covered. */
export function basketPricer(problem: Problem, arcs: Once<Arcs>, among: string, breathe: Breathe): Pricer {
  const all = new Once(function* () {
    return allSides(problem, yield* arcs.pieces());
  });
  return {
    price: async (...asked) => inTurn(priceBaskets(problem, await inTurn(all.pieces(), breathe), ...asked), breathe),
    survey: async () => inTurn(surveyOf(await inTurn(all.pieces(), breathe)), breathe),
    visit(moreThan, show) {
      const visiting = visitFair(atOnce(all.pieces()), moreThan, (sides, i, j, k, worth) => {
        if (!fits(sides, i, j, k)) return true;
        const { one, two } = sides;
        const legs = [
          { unit: one.units[i], to: one.to },
          { unit: two.units[j], to: two.to },
          { unit: two.units[k], to: two.to },
        ];
        return show(legs, worth);
      });
      atOnce(visiting);
    },
    covers: `of one customer for two between two reps${among}`,
  };
}

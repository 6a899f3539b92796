import { roomUnder } from '../problem/standing';
import type { PlanRule } from './rule';
import { firstBreach } from './totals';

/** The trades of any four quarters move a book by at most 2ε of its base, and move at most a share of its T4Q away. */
export const yearlyMove: PlanRule = {
  name: 'yearlyMove',
  sentence: 'Within a year swaps neither shift a book far nor take a large part of it away.',
  check(problem, swaps) {
    return firstBreach(swaps, (total) => {
      const { yearUp, yearDown, givenRoom } = problem.limits[total.rep];
      const { kept } = problem.standing.reps[total.rep];
      const name = problem.words.rep(problem.reps[total.rep]);
      const change = total.receivedT4q - total.givenT4q;
      if (change > roomUnder(yearUp, 0, kept.t4q) || -change > roomUnder(yearDown, 0, -kept.t4q)) {
        return `Rep ${name} would change by ${problem.words.money(change)}; this year's trades leave room for −${problem.words.money(yearDown)} to +${problem.words.money(yearUp)}.`;
      }
      return total.givenT4q > roomUnder(givenRoom, 0, kept.given)
        ? `Rep ${name} would give ${problem.words.money(total.givenT4q)}; this year's limit leaves ${problem.words.money(givenRoom)}.`
        : null;
    });
  },
};

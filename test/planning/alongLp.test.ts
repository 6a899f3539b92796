import { problemOf } from '../../src/planning/problem/problem';
import { columnOf, roomOfRows } from '../../src/planning/problem/rows';
import { alongLp } from '../../src/planning/search/alongLp';
import { admissibleByRules } from './bruteForce';
import { account, input, rep } from './company';

const reps = [1, 2, 3, 4].map((id) => rep(id));
const problem = problemOf(
  input(
    reps,
    reps.map(({ id }) => account(10 + id, id)),
  ),
);
const room = roomOfRows(problem);
const all = admissibleByRules(problem).map((swap) => columnOf(problem, room, swap));
const [one] = all;

test('what a stopped LP leaves room for is filled, each customer once; a finished LP is followed alone', () => {
  const lp = { columns: [one], values: Float64Array.of(1), first: all };
  const filled = alongLp(room, { ...lp, complete: false });
  expect(filled.chosen.has(one)).toBe(true);
  const units = [...filled.chosen].flatMap(({ swap }) => swap.legs.map(({ unit }) => unit));
  expect(units.sort()).toEqual([0, 1, 2, 3]);
  expect([...alongLp(room, { ...lp, complete: true }).chosen]).toEqual([one]);
});

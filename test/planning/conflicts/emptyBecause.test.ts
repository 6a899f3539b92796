import { emptyBecause } from '../../../src/planning/conflicts/emptyBecause';
import { NOTHING_SEEN, type Survey } from '../../../src/planning/pricing/pricer';
import { problemOf } from '../../../src/planning/problem/problem';
import { account, input, rep } from '../company';

const problem = problemOf(input([rep(1), rep(2)], [account(11, 1), account(12, 2)]));
const say = (survey: Partial<Survey>, nonePays: boolean): string =>
  emptyBecause(problem, { ...NOTHING_SEEN, ...survey }, nonePays).emptyBecause.join(' ');

test('too many swaps to count and none that pays: the bound tells, not the count', () => {
  const many = { exchanges: 900_000_000, fairInValue: 5_000_000, admissible: 4_000_000 };
  expect(say(many, true)).toContain('More than 5,000,000 are fair in value. More than 4,000,000 keep every rule.');
  expect(say(many, true)).toContain('leaving everything as it is pays more');
  expect(say(many, false)).toContain('No swap was chosen in the time that the search had.');
  const none = { ...many, admissible: 0 };
  expect(say(none, true)).toContain('leaving everything as it is pays more');
  expect(say(none, false)).toContain('No swap was chosen in the time that the search had.');
});

test('a stop before anything was counted is called one', () => {
  expect(say({}, false)).toContain('stopped before their exchanges were looked at');
});

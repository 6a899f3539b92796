import { costInterval } from '../../../src/planning/costs/costInterval';

const solved = (objectiveCents: number, boundCents: number) => ({ objectiveCents, boundCents });

test('two proven plans give the cost exactly', () => {
  expect(costInterval(solved(120, 120), solved(90, 90), true)).toEqual({ leastCents: 30, mostCents: 30 });
});

test('what is not proven widens the interval on the side where it matters', () => {
  expect(costInterval(solved(100, 120), solved(80, 90), true)).toEqual({ leastCents: 10, mostCents: 40 });
});

test('a restriction never pays where it only takes plans away: the plan with it is one without it', () => {
  // The run without it found less than the one with it, and proved less.
  expect(costInterval(solved(70, 120), solved(80, 130), true)).toEqual({ leastCents: 0, mostCents: 40 });
  expect(costInterval(solved(70, 95), solved(95, 130), true)).toEqual({ leastCents: 0, mostCents: 0 });
});

test('where the two do not contain each other the cost may lie below zero', () => {
  expect(costInterval(solved(70, 75), solved(80, 90), false)).toEqual({ leastCents: -20, mostCents: -5 });
});

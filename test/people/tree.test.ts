import fc from 'fast-check';
import { managersAbove, repsUnder } from '../../src/people/tree';

/** 1 leads 2 and 3; 2 leads 4 and 5; 5 leads 6; 7 stands alone. */
const TREE = [
  { id: 1, managerId: null },
  { id: 2, managerId: 1 },
  { id: 3, managerId: 1 },
  { id: 4, managerId: 2 },
  { id: 5, managerId: 2 },
  { id: 6, managerId: 5 },
  { id: 7, managerId: null },
];

test('everyone under a manager, nearest first', () => {
  expect(repsUnder(TREE, 1)).toEqual([2, 3, 4, 5, 6]);
  expect(repsUnder(TREE, 2)).toEqual([4, 5, 6]);
  expect(repsUnder(TREE, 7)).toEqual([]);
});

test('the managers above a rep, the direct one first', () => {
  expect(managersAbove(TREE, 6)).toEqual([5, 2, 1]);
  expect(managersAbove(TREE, 1)).toEqual([]);
});

test('a circle in the data ends', () => {
  const circle = [
    { id: 1, managerId: 3 },
    { id: 2, managerId: 1 },
    { id: 3, managerId: 2 },
  ];
  expect(repsUnder(circle, 1)).toEqual([2, 3]);
  expect(managersAbove(circle, 1)).toEqual([3, 2]);
});

test('b is under a exactly when a is above b', () => {
  const trees = fc
    .array(fc.nat(), { minLength: 1, maxLength: 12 })
    .map((choices) =>
      choices.map((choice, at) => ({ id: at + 1, managerId: choice % (at + 1) === 0 ? null : choice % (at + 1) })),
    );
  const same = fc.property(trees, (reps) => {
    for (const a of reps) {
      const under = new Set(repsUnder(reps, a.id));
      for (const b of reps) expect(managersAbove(reps, b.id).includes(a.id)).toBe(under.has(b.id));
    }
  });
  fc.assert(same, { seed: 7, numRuns: 60 });
});

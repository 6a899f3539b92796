import { legMarks } from '../../src/planning/legMarks';

test('accounts that go to the same rep stand together, the sides of an exchange apart', () => {
  const to = (...reps: number[]) => legMarks(reps.map((toRepId) => ({ toRepId })));
  expect(to(2, 1)).toEqual(['', '⇄']);
  expect(to(2, 2, 1)).toEqual(['', '+', '⇄']);
  expect(to(2, 3, 1)).toEqual(['', '⇄', '⇄']);
});

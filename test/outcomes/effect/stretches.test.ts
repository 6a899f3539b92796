import { stretchesOf } from '../../../src/outcomes/effect/stretches';
import type { MeasuredMember } from '../../../src/outcomes/effect/types';

const member = (countsThrough: number | null, chances: number[] = []): MeasuredMember =>
  ({ member: { countsThrough, laterChances: chances.map((quarter) => ({ quarter, propensity: 0.2 })) } }) as never;

test('a stretch ends where a member ceases to count or had a chance to leave', () => {
  const quarters = [3, 4, 5, 6, 7, 8];
  expect(stretchesOf([member(null)], quarters)).toEqual([{ since: Number.NEGATIVE_INFINITY, quarters }]);
  expect(stretchesOf([member(4), member(null, [7])], quarters)).toEqual([
    { since: Number.NEGATIVE_INFINITY, quarters: [3, 4] },
    { since: 5, quarters: [5, 6] },
    { since: 7, quarters: [7, 8] },
  ]);
  expect(stretchesOf([member(1), member(null, [20])], quarters)).toEqual([{ since: 2, quarters }]);
  expect(stretchesOf([], [])).toEqual([]);
});

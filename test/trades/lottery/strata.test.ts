import { heldOutOf } from '../../../src/trades/lottery/heldOut';
import { type Sized, strataOf } from '../../../src/trades/lottery/strata';

const swaps = (count: number, tercile: Sized['tercile'], segment: string): Sized[] =>
  Array.from({ length: count }, () => ({ tercile, segment }));
const names = (units: Sized[]) => strataOf(units).map(({ name, units: members }) => [name, members.length]);

test('cells of four and more stay as they are', () => {
  expect(names([...swaps(4, 0, 'Retail'), ...swaps(5, 0, 'Food'), ...swaps(4, 2, 'Retail')])).toEqual([
    ['Small, Retail', 4],
    ['Small, Food', 5],
    ['Large, Retail', 4],
  ]);
});

test('small cells are put together within their size, and what is still small joins the smallest of that size', () => {
  expect(names([...swaps(2, 1, 'Retail'), ...swaps(2, 1, 'Food'), ...swaps(6, 1, 'Wood')])).toEqual([
    ['Middle, several segments', 4],
    ['Middle, Wood', 6],
  ]);
  expect(names([...swaps(1, 1, 'Retail'), ...swaps(5, 1, 'Food'), ...swaps(6, 1, 'Wood')])).toEqual([
    ['Middle, several segments', 6],
    ['Middle, Wood', 6],
  ]);
});

test('a size with too few joins the next one; the last ones join the smallest stratum', () => {
  expect(names([...swaps(2, 0, 'Retail'), ...swaps(3, 1, 'Retail')])).toEqual([['Small and middle, Retail', 5]]);
  expect(names([...swaps(7, 0, 'Retail'), ...swaps(4, 1, 'Retail'), ...swaps(2, 2, 'Retail')])).toEqual([
    ['Small, Retail', 7],
    ['Middle and large, Retail', 6],
  ]);
  expect(names(swaps(2, 2, 'Retail'))).toEqual([['Large, Retail', 2]]);
  expect(names([])).toEqual([]);
});

test('every swap is in exactly one stratum', () => {
  const units = [
    ...swaps(3, 0, 'A'),
    ...swaps(1, 1, 'B'),
    ...swaps(9, 1, 'A'),
    ...swaps(2, 2, 'C'),
    ...swaps(1, 2, 'A'),
  ];
  const members = strataOf(units).flatMap((stratum) => stratum.units);
  expect(members.sort((a, b) => a - b)).toEqual(units.map((_, i) => i));
});

test('how many wait: the share in whole swaps, at least one, never all, by largest remainders', () => {
  expect(heldOutOf([4, 4], 0.5)).toEqual([2, 2]);
  expect(heldOutOf([5, 5], 0.3)).toEqual([2, 1]);
  expect(heldOutOf([7, 3], 0.25)).toEqual([2, 1]);
  expect(heldOutOf([5], 0.01)).toEqual([1]);
  expect(heldOutOf([2], 0.5)).toEqual([1]);
  expect(heldOutOf([1], 0.5)).toEqual([0]);
  expect(heldOutOf([6, 2], 0)).toEqual([0, 0]);
});

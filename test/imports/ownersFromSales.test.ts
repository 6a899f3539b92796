import { ownersFromSales, type SoldInMonth } from '../../src/imports/ownersFromSales';

const [ANN, BOB, CAT] = [1, 2, 3];
/** 'ANN 2024-01 100' by month. */
const sold = (...rows: [number, string, number?][]): SoldInMonth[] =>
  rows.map(([rep, month, cents = 100]) => ({ rep, month, cents }));

test('the owner is who sold most in two quarters with sales in a row, from their first month in the first of the two', () => {
  const months = sold(
    [ANN, '2023-02'],
    [ANN, '2023-05'],
    [ANN, '2023-08'],
    [BOB, '2023-09', 500],
    [BOB, '2024-04'],
    [BOB, '2024-09'],
  );
  expect(ownersFromSales(months, true)).toEqual([
    { rep: ANN, from: '2023-02-01', to: '2023-09-01' },
    { rep: BOB, from: '2023-09-01', to: null },
  ]);
});

test('one quarter of another rep is a stand-in and no change, also at the end; of two equal ones the first reference counts', () => {
  const standIn = sold([ANN, '2023-01'], [ANN, '2023-04'], [CAT, '2023-07'], [ANN, '2023-10'], [BOB, '2024-01']);
  expect(ownersFromSales(standIn, true)).toEqual([{ rep: ANN, from: '2023-01-01', to: null }]);
  const equal = sold([ANN, '2023-01'], [BOB, '2023-02'], [ANN, '2023-04']);
  expect(ownersFromSales(equal, true)).toEqual([{ rep: ANN, from: '2023-01-01', to: null }]);
});

test('without two in a row only the present owner is told, from the first month in which they are seen', () => {
  const months = sold([ANN, '2023-01'], [BOB, '2023-05'], [ANN, '2023-07'], [BOB, '2023-11']);
  const present = [{ rep: BOB, from: '2023-05-01', to: null }];
  expect(ownersFromSales(months, true)).toEqual(present);
  expect(
    ownersFromSales(sold([ANN, '2023-01'], [ANN, '2023-04'], [BOB, '2023-05', 101], [BOB, '2023-07']), false),
  ).toEqual(present);
});

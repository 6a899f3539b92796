import { firstCompleteQuarter, requireYearOnYear } from '../../src/growth/history';
import { quarterFromIndex, quarterIndex } from '../../src/shared/calendar';

test('a quarter is complete when the data begin no later than its first month', () => {
  expect(quarterFromIndex(firstCompleteQuarter('2017-01', 1))).toBe('2017-Q1');
  expect(quarterFromIndex(firstCompleteQuarter('2017-03', 1))).toBe('2017-Q2');
  expect(quarterFromIndex(firstCompleteQuarter('2017-02', 2))).toBe('2018-Q1');
});

test('ten months allow no year-on-year', () => {
  const refuse = () => requireYearOnYear({ firstMonth: '2017-03', lastMonth: '2017-12' }, quarterIndex('2017-Q4'), 1);
  expect(refuse).toThrow(
    'There are 10 months of revenue (2017-03 to 2017-12), 3 complete quarters as of 2017-Q4. ' +
      'Year-on-year growth needs 24 months: eight complete quarters. ' +
      'Import revenue from 2016-01 on, or come back when the data goes through 2019-03-31.',
  );
  expect(refuse).toThrow(expect.objectContaining({ kind: 'refused', code: 'growth.tooLittleHistory' }));
});

test('eight complete quarters are enough, seven and a bit are not', () => {
  const span = (firstMonth: string) => ({ firstMonth, lastMonth: '2025-12' });
  expect(() => requireYearOnYear(span('2024-01'), quarterIndex('2025-Q4'), 1)).not.toThrow();
  expect(() => requireYearOnYear(span('2024-02'), quarterIndex('2025-Q4'), 1)).toThrow('7 complete quarters');
});

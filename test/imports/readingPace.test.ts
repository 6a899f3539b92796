import { readingPace } from '../../src/app/imports/readingPace';

test('the pace so far tells rows a second and the time that is left', () => {
  let now = 5000;
  const pace = readingPace(() => now);
  const read = { file: 'revenue.csv', total: 250_000_000 };
  now += 400;
  expect(pace({ ...read, done: 5_000_000, rows: 100_000 })).toBe('revenue.csv: 100,000 rows read');
  now += 3600;
  expect(pace({ ...read, done: 50_000_000, rows: 1_000_000 })).toBe(
    'revenue.csv: 1,000,000 rows read, 250,000 rows a second, about 16 s left',
  );
  now += 56_000;
  expect(pace({ ...read, done: 60_000_000, rows: 1_200_000 })).toBe(
    'revenue.csv: 1,200,000 rows read, 20,000 rows a second, about 3 minutes left',
  );
});

import { studentCdf, studentQuantile } from '../../../src/outcomes/inference/studentT';

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values of Student's t.
test.each([
  [0.9, 1, 3.078],
  [0.95, 1, 6.314],
  [0.95, 5, 2.015],
  [0.975, 10, 2.228],
  [0.99, 20, 2.528],
  [0.95, 23, 1.714],
  [0.999, 100, 3.174],
])('the %d quantile with %d degrees of freedom', (p, df, expected) => {
  expect(studentQuantile(p, df)).toBeCloseTo(expected, 3);
  expect(studentQuantile(1 - p, df)).toBeCloseTo(-expected, 3);
});

test('one degree of freedom is Cauchy, two have a closed form', () => {
  for (const t of [-3, -0.4, 0, 0.7, 12]) {
    expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12);
    expect(studentCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 12);
  }
});

test('cumulated probability and quantile undo each other', () => {
  for (const df of [1, 2.5, 7, 40, 400]) {
    for (const p of [0.51, 0.8, 0.95, 0.9995]) expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 10);
  }
});

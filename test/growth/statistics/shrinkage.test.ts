import { betweenVariance, shrinkToZero } from '../../../src/growth/statistics/shrinkage';

/** Trials of BCG vaccine against tuberculosis (Colditz et al. 1994): cases and others, vaccinated and controls. */
const BCG = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
];

test('between-trial variance of the BCG trials is the published 0.3088 (DerSimonian–Laird, metafor)', () => {
  const estimates = BCG.map(([cases, others, controlCases, controlOthers]) => {
    const [treated, control] = [cases + others, controlCases + controlOthers];
    return {
      value: Math.log(cases / treated / (controlCases / control)),
      error: Math.sqrt(1 / cases - 1 / treated + 1 / controlCases - 1 / control),
    };
  });
  expect(betweenVariance(estimates)).toBeCloseTo(0.3088, 4);
});

test('estimates closer together than their errors allow show no variance between', () => {
  expect(betweenVariance([1, 1.1, 0.9].map((value) => ({ value, error: 1 })))).toBe(0);
  expect(betweenVariance([{ value: 3, error: 1 }])).toBe(0);
  expect(betweenVariance([])).toBe(0);
});

test('with equal variances half of the estimate is kept', () => {
  const { mean, sd, probabilityPositive } = shrinkToZero({ value: 0.2, error: 0.1 }, 0.01);
  expect(mean).toBeCloseTo(0.1, 12);
  expect(sd).toBeCloseTo(Math.sqrt(0.005), 12);
  expect(probabilityPositive).toBeCloseTo(0.92135, 5);
});

test('without variance between reps everything is chance', () => {
  expect(shrinkToZero({ value: -0.2, error: 0.1 }, 0)).toEqual({ mean: 0, sd: 0, probabilityPositive: 0.5 });
});

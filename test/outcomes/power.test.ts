import { detectableEffect, rotationsToPool } from '../../src/outcomes/power';

test('two groups of 20 with sd 1: (1.686 + 0.851)·√(2/20)', () => {
  expect(detectableEffect(1, 20, 20)).toBeCloseTo((1.686 + 0.851) * Math.sqrt(0.1), 3);
});

test('nothing to say about fewer than three units', () => {
  expect(detectableEffect(1, 1, 1)).toBeNull();
  expect(detectableEffect(1, 0, 9)).toBeNull();
});

test('half the effect takes about four times the rotations', () => {
  const rotation = { sd: 1, moved: 10, controls: 40 };
  const one = detectableEffect(1, 10, 40)!;
  expect(rotationsToPool(one, rotation)).toBe(1);
  expect(rotationsToPool(one / 2, rotation)).toBe(4);
  expect(rotationsToPool(one / 100, rotation)).toBeNull();
  expect(rotationsToPool(-1, rotation)).toBeNull();
});

import fc from 'fast-check';
import { spread } from '../../src/charts/axis';

test('labels that would overlap move apart, the others stay', () => {
  expect(spread([10, 12, 60], 10, 0, 100)).toEqual([10, 20, 60]);
  expect(spread([95, 96], 10, 0, 100)).toEqual([90, 100]);
  expect(spread([], 10, 0, 100)).toEqual([]);
});

test('where there is room, labels keep their order, their distance and the limits', () => {
  const places = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 10 });
  const holds = fc.property(places, (wanted) => {
    const placed = spread(wanted, 20, 0, 200);
    const order = [...placed].sort((a, b) => a - b);
    for (let i = 1; i < order.length; i++) expect(order[i] - order[i - 1]).toBeGreaterThanOrEqual(20);
    expect(order[0]).toBeGreaterThanOrEqual(0);
    expect(order[order.length - 1]).toBeLessThanOrEqual(200);
    for (const [i, a] of wanted.entries())
      for (const [j, b] of wanted.entries()) if (a < b) expect(placed[i]).toBeLessThan(placed[j]);
  });
  fc.assert(holds, { seed: 3, numRuns: 200 });
});

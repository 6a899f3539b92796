import fc from 'fast-check';
import { labelGroups, sharedLabelVariance as varianceOf } from '../../../src/outcomes/inference/sharedLabels';

const sharedLabelVariance = (influence: number[], labels: string[][]): number =>
  varianceOf(influence, labelGroups(labels));

const labels = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 3 });
const units = fc.array(fc.record({ influence: fc.integer({ min: -50, max: 50 }), labels }), { maxLength: 12 });

test('adds the products of all pairs that share a label, each once', () => {
  fc.assert(
    fc.property(units, (all) => {
      let expected = 0;
      for (const x of all) {
        for (const y of all) {
          if (x.labels.some((label) => y.labels.includes(label))) expected += x.influence * y.influence;
        }
      }
      const influence = all.map((unit) => unit.influence);
      expect(
        sharedLabelVariance(
          influence,
          all.map((unit) => unit.labels),
        ),
      ).toBeCloseTo(expected, 6);
    }),
  );
});

test('one label a unit is the clustered sum of squares', () => {
  expect(sharedLabelVariance([1, 2, 4], [['a'], ['a'], ['b']])).toBe(9 + 16);
});

test('dyads: two pairs with a common member hang together, strangers do not', () => {
  const dyads = [
    ['a', 'b'],
    ['b', 'c'],
    ['d', 'e'],
  ];
  expect(sharedLabelVariance([1, 2, 3], dyads)).toBe(1 + 4 + 9 + 2 * 2);
});

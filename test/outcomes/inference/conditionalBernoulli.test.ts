import { chanceDraw } from '../../../src/outcomes/inference/conditionalBernoulli';
import { seededRandom } from '../../../src/shared/random';

/** How often each choice came out in 20,000 draws. */
function frequencies(probabilities: number[], chosen: number): Map<string, number> {
  const draw = chanceDraw([...probabilities.keys()], probabilities, chosen);
  const [random, assigned, counts] = [seededRandom(3), new Uint8Array(probabilities.length), new Map<string, number>()];
  for (let i = 0; i < 20_000; i++) {
    draw.into(assigned, random);
    counts.set(assigned.join(''), (counts.get(assigned.join('')) ?? 0) + 1 / 20_000);
  }
  return counts;
}

test('every choice is as likely as its odds multiplied: by hand for one of three', () => {
  // Odds 1/4, 1 and 4: together 21/4.
  const counts = frequencies([0.2, 0.5, 0.8], 1);
  expect(counts.get('100')).toBeCloseTo(1 / 21, 2);
  expect(counts.get('010')).toBeCloseTo(4 / 21, 2);
  expect(counts.get('001')).toBeCloseTo(16 / 21, 2);
});

test('equal probabilities, however small, give every choice equally often', () => {
  const counts = frequencies([1e-9, 1e-9, 1e-9, 1e-9], 2);
  expect(counts.size).toBe(6);
  for (const share of counts.values()) expect(share).toBeCloseTo(1 / 6, 1);
});

test('all or none leave nothing to draw', () => {
  expect([...frequencies([0.3, 0.6], 2).keys()]).toEqual(['11']);
  expect([...frequencies([0.3, 0.6], 0).keys()]).toEqual(['00']);
});

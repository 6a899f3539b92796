import fc from 'fast-check';
import { seededRandom } from '../../../src/shared/random';
import { drawLots, everyDraw, redraws } from '../../../src/trades/lottery/draw';
import { heldOutOf } from '../../../src/trades/lottery/heldOut';
import { ALGORITHM, type LotteryLimit, type LotteryRecord } from '../../../src/trades/lottery/record';
import { keepsLimits, setOfDraws } from '../../../src/trades/lottery/setOfDraws';

const revenue = (low: number, high: number, uses: LotteryLimit['uses']): LotteryLimit => ({
  repId: 1,
  what: 'revenue',
  low,
  high,
  uses,
});

/** Eight swaps in two strata, two of each wait; swaps 0 and 1 make up for each other, so do 4 and 5. */
const EIGHT: LotteryRecord = {
  algorithm: ALGORITHM,
  share: 0.5,
  units: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
  strata: [
    { name: 'small', units: [0, 1, 2, 3], heldOut: 2 },
    { name: 'large', units: [4, 5, 6, 7], heldOut: 2 },
  ],
  limits: [
    revenue(-10, 10, [
      [0, 8],
      [1, -8],
      [4, 8],
      [5, -8],
    ]),
  ],
};

/** Pearson's chi-square of counts against equal chances. */
const chiSquare = (counts: number[], draws: number): number =>
  counts.reduce((sum, count) => sum + (count - draws / counts.length) ** 2 / (draws / counts.length), 0);

/** Of the 36 choices those that part no two swaps in the same direction: worked out by going through all of them. */
const ALLOWED = (() => {
  const pairs = (units: number[]) => units.flatMap((a, i) => units.slice(i + 1).map((b) => [a, b]));
  return pairs([0, 1, 2, 3])
    .flatMap((small) => pairs([4, 5, 6, 7]).map((large) => [...small, ...large]))
    .filter((draw) => keepsLimits(EIGHT, draw))
    .map(String);
})();

test.each([
  ['written out', undefined],
  ['by rejection', 0],
])('every draw that keeps the limits is equally likely, %s', (_name, writtenOutUpTo) => {
  const set = setOfDraws(EIGHT, writtenOutUpTo);
  const random = seededRandom(20_260_401);
  const counts = new Map(ALLOWED.map((draw) => [draw, 0]));
  const draws = 1_000 * ALLOWED.length;
  for (let i = 0; i < draws; i++) {
    const draw = String(set.one(random));
    counts.set(draw, counts.get(draw)! + 1);
  }
  // 28 of the 36: parting both pairs the same way would shift the book by 16.
  expect(ALLOWED).toHaveLength(28);
  expect(counts.size).toBe(28);
  // 99.9 % of chi-square with 27 degrees of freedom (tables): 55.48.
  expect(chiSquare([...counts.values()], draws)).toBeLessThan(55.48);
});

test('the size of the set is told where it was written out', () => {
  expect(drawLots(EIGHT, 1).setSize).toBe(28);
  expect(setOfDraws(EIGHT, 0).all).toBeNull();
  expect(everyDraw(EIGHT)!.map(String).sort()).toEqual([...ALLOWED].sort());
});

test('a draw follows from its record and seed, and redraws come from the same set', () => {
  expect(drawLots(EIGHT, 7)).toEqual(drawLots(EIGHT, 7));
  const many = redraws(EIGHT, 2_000, 7).map(String);
  expect(many).toEqual(redraws(EIGHT, 2_000, 7).map(String));
  expect(new Set(many)).toEqual(new Set(ALLOWED));
  expect(many).toContain(String(drawLots(EIGHT, 7).heldOut));
});

test('where no draw keeps the limits it is refused in a sentence; so is a record of another version', () => {
  const impossible = { ...EIGHT, limits: [revenue(1_000, 1_001, [[0, 1]])] };
  expect(() => drawLots(impossible, 1)).toThrow('No draw keeps every book within its limits');
  expect(() => redraws({ ...EIGHT, algorithm: 'dice' }, 1, 1)).toThrow('"dice"');
});

test('limits are kept and each stratum has its number, whatever the swaps (property)', () => {
  const amount = fc.integer({ min: -100, max: 100 });
  const swaps = fc.array(fc.record({ stratum: fc.nat(2), uses: fc.array(amount, { minLength: 2, maxLength: 2 }) }), {
    minLength: 2,
    maxLength: 14,
  });
  fc.assert(
    fc.property(swaps, fc.integer({ min: 20, max: 300 }), fc.nat(), fc.boolean(), (given, most, seed, rejection) => {
      const groups = [0, 1, 2].map((s) => given.flatMap(({ stratum }, i) => (stratum === s ? [i] : [])));
      const strata = groups.filter((units) => units.length > 0);
      const counts = heldOutOf(
        strata.map((units) => units.length),
        0.4,
      );
      const record: LotteryRecord = {
        algorithm: ALGORITHM,
        share: 0.4,
        units: given.map((_, i) => String(i)),
        strata: strata.map((units, i) => ({ name: String(i), units, heldOut: counts[i] })),
        limits: [0, 1].map((rep) =>
          revenue(
            -most,
            most,
            given.map(({ uses }, i) => [i, uses[rep]]),
          ),
        ),
      };
      const set = setOfDraws(record);
      if (set.all?.length === 0) return;
      const draw = setOfDraws(record, rejection ? 0 : undefined).one(seededRandom(seed))!;
      expect(keepsLimits(record, draw)).toBe(true);
      for (const { units, heldOut } of record.strata) {
        expect(units.filter((unit) => draw.includes(unit))).toHaveLength(heldOut);
      }
    }),
    { numRuns: 300 },
  );
});

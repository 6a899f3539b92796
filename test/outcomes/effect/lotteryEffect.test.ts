import { revenueLookup } from '../../../src/outcomes/accountChange';
import { comparedOver } from '../../../src/outcomes/effect/compared';
import { lotteryEffect } from '../../../src/outcomes/effect/lotteryEffect';
import { measureStack } from '../../../src/outcomes/effect/measure';
import { pooledEffect } from '../../../src/outcomes/effect/pooledEffect';
import type { Member, Stack } from '../../../src/outcomes/effect/types';
import { permuteWithinStrata } from '../../../src/outcomes/inference/assignments';
import { seededRandom } from '../../../src/shared/random';

/** Eight swaps of two accounts, four of them drawn first; first-wave accounts then bring `factor` times as much. */
function drawn(factor: number, swaps = 8) {
  const random = seededRandom(9);
  const members: Member[] = [];
  const cents: number[] = [];
  const units = Array.from({ length: swaps }, (_, u) => {
    const first = u % 2 === 0;
    const accountIds = [2 * u + 1, 2 * u + 2];
    for (const accountId of accountIds) {
      const level = 1000 * (1 + random.next());
      for (let t = 0; t < 12; t++)
        cents.push(Math.round(level * (1 + 0.02 * random.normal()) * (first && t >= 8 ? factor : 1)));
      members.push({
        accountId,
        tradeId: first ? `T${u}` : null,
        repIds: [u],
        propensity: 0.5,
        segment: 'Small',
        sizeTercile: '1',
        countsThrough: null,
        laterChances: [],
      });
    }
    return { accountIds, first, stratum: 0 };
  });
  const stack: Stack = { id: 's', rotationId: 'r', effectiveQuarter: 8, lastBefore: 7, lastUntouched: 9, members };
  const accountIds = members.map((m) => m.accountId);
  const revenue = revenueLookup({ firstQuarter: 0, quarters: 12, accountIds, cents: Float64Array.from(cents) });
  const assigned = Uint8Array.from(units, ({ first }) => (first ? 1 : 0));
  const redraws = permuteWithinStrata(assigned, new Uint8Array(swaps), 999, seededRandom(1));
  return { measured: measureStack(stack, revenue), lottery: { rotationId: 'r', units, redraws } };
}

const effectOf = ({ measured, lottery }: ReturnType<typeof drawn>) => lotteryEffect(measured, lottery, 11);

test('the first wave against the second: the planted effect, with all 70 draws behind it', () => {
  const effect = effectOf(drawn(1.2))!;
  expect(effect.effect).toBeCloseTo(0.2, 1);
  expect(effect.assignments).toBe(70);
  expect(effect.p).toBeCloseTo(2 / 70, 10);
  expect(effect.interval!.low).toBeLessThan(effect.effect);
  expect(effect.interval!.high).toBeGreaterThan(effect.effect);
  expect(effect.swaps).toEqual({ first: 4, second: 4 });
});

test('nothing done, nothing claimed', () => {
  const effect = effectOf(drawn(1))!;
  expect(effect.p).toBeGreaterThan(0.05);
  expect(effect.interval!.low).toBeLessThanOrEqual(0);
  expect(effect.interval!.high).toBeGreaterThanOrEqual(0);
});

test('four swaps could have been drawn in six ways: no interval', () => {
  expect(effectOf(drawn(1.2, 4))).toMatchObject({ interval: null, assignments: 6 });
});

test('what a report says by lot is of the draw alone: its counts, its quarters, and their sum', () => {
  const { measured, lottery } = drawn(1.2);
  const compared = comparedOver([measured], { from: 0, asOf: 11, firstQuarter: 0 });
  const pooled = pooledEffect(compared, [measured], { asOf: 11, lotteries: [lottery] }, null)!;
  expect(pooled).toMatchObject({ basis: 'lottery', moved: 8, controls: 8, quarters: 2 });
  expect(Math.abs(pooled.totalCents - 2 * pooled.centsPerQuarter)).toBeLessThanOrEqual(1);
});

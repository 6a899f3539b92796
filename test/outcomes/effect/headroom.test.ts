import { revenueLookup } from '../../../src/outcomes/accountChange';
import { mainEffect } from '../../../src/outcomes/effect/mainEffect';
import { measureStack } from '../../../src/outcomes/effect/measure';
import type { Member } from '../../../src/outcomes/effect/types';
import { seededRandom } from '../../../src/shared/random';

const [ACCOUNTS, QUARTERS, EFFECTIVE] = [240, 12, 8];

/** Nobody did anything: accounts come back by a part of their headroom, and those with the most of it were moved. */
function estimate(headroomKnown: boolean): number {
  const random = seededRandom(7);
  const room = Array.from({ length: ACCOUNTS }, () => Math.exp(random.normal()));
  const cents = room.flatMap((own) =>
    Array.from(
      { length: QUARTERS },
      (_, t) => 1e6 * (1 + 0.02 * random.normal() + (t < EFFECTIVE ? 0 : 0.2 * Math.log1p(own))),
    ),
  );
  const members = room.map(
    (own, i): Member => ({
      accountId: i + 1,
      tradeId: own > 1 && random.next() < 0.5 ? `${i}` : null,
      repIds: [i % 20],
      propensity: null,
      segment: 'all',
      sizeTercile: '1',
      ...(headroomKnown ? { room: own } : {}),
      countsThrough: null,
      laterChances: [],
    }),
  );
  const stack = { id: 's', rotationId: 'r', effectiveQuarter: EFFECTIVE, lastBefore: EFFECTIVE - 1, members };
  const accountIds = members.map(({ accountId }) => accountId);
  const revenue = revenueLookup({ firstQuarter: 0, quarters: QUARTERS, accountIds, cents: Float64Array.from(cents) });
  return mainEffect([measureStack({ ...stack, lastUntouched: QUARTERS }, revenue)], QUARTERS - 1)!.pooled.value;
}

test('accounts chosen for their headroom come back by themselves: that is no effect of the exchange', () => {
  expect(estimate(false)).toBeGreaterThan(0.05);
  expect(Math.abs(estimate(true))).toBeLessThan(0.03);
});

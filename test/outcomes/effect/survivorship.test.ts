import { type RevenueLookup, revenueLookup } from '../../../src/outcomes/accountChange';
import { mainEffect } from '../../../src/outcomes/effect/mainEffect';
import { measureStack } from '../../../src/outcomes/effect/measure';
import type { Stack } from '../../../src/outcomes/effect/types';
import { seededRandom } from '../../../src/shared/random';
import { PLAIN, simulate } from '../simulate';

/** Every fourth customer orders nothing more after the change of owners, whoever has them. */
const LOST = 0.25;
const COMPANIES = 20;

/** A company in which a change of owner does nothing, and customers are lost whether it comes or not. */
function company(seed: number): { stack: Stack; revenue: RevenueLookup; asOf: number; lost: Set<number> } {
  const sim = simulate(seed, { ...PLAIN, accounts: 600, moves: 120 });
  const [stack] = sim.stacks;
  const random = seededRandom(seed).fork('lost');
  const lost = new Set(sim.revenue.accountIds.filter(() => random.next() < LOST));
  const { quarters } = sim.revenue;
  const cents = sim.revenue.cents.map((value, at) =>
    lost.has(sim.revenue.accountIds[Math.floor(at / quarters)]) && at % quarters >= stack.effectiveQuarter ? 0 : value,
  );
  return { stack, revenue: revenueLookup({ ...sim.revenue, cents }), asOf: sim.asOf, lost };
}

/** The mean effect over companies, with the stack as somebody sees it. */
function meanEffect(seenBy: (stack: Stack, lost: ReadonlySet<number>) => Stack): number {
  let sum = 0;
  for (let seed = 1; seed <= COMPANIES; seed++) {
    const { stack, revenue, asOf, lost } = company(seed);
    sum += mainEffect([measureStack(seenBy(stack, lost), revenue)], asOf)!.pooled.value;
  }
  return sum / COMPANIES;
}

test('a change of owner that is seen only when the account orders again seems to win a lot: who was lost never changed', () => {
  // Read from orders, an account that ordered nothing more still has its old owner.
  const fromOrders = meanEffect((stack, lost) => ({
    ...stack,
    members: stack.members.map((m) => (m.tradeId !== null && lost.has(m.accountId) ? { ...m, tradeId: null } : m)),
  }));
  expect(fromOrders).toBeGreaterThan(0.25);
});

test('moves and controls as they were on the day of effect show what was done: nothing', () => {
  expect(Math.abs(meanEffect((stack) => stack))).toBeLessThan(0.04);
});

test('leaving lost customers out on one side only would show an effect too', () => {
  const movedAlive = meanEffect((stack, lost) => ({
    ...stack,
    members: stack.members.filter((m) => m.tradeId === null || !lost.has(m.accountId)),
  }));
  expect(movedAlive).toBeGreaterThan(0.2);
});

import { revenueLookup } from '../../../src/outcomes/accountChange';
import { measureStack } from '../../../src/outcomes/effect/measure';
import { type TradeEffect, tradeEffects } from '../../../src/outcomes/effect/trades/verdicts';
import type { Member } from '../../../src/outcomes/effect/types';
import { type Nature, PLAIN, simulate } from '../simulate';

function tradesOf(seed: number, nature: Partial<Nature> = {}): TradeEffect[] {
  const sim = simulate(seed, { ...PLAIN, accounts: 500, ...nature });
  const revenue = revenueLookup(sim.revenue);
  return tradeEffects(
    sim.stacks.map((stack) => measureStack(stack, revenue)),
    sim.asOf,
    1,
  );
}

test('where nothing was done, nine intervals in ten hold zero and few companies see a verdict', () => {
  const all = Array.from({ length: 40 }, (_, seed) => tradesOf(seed + 1));
  const intervals = all.flat().flatMap((trade) => trade.interval ?? []);
  const holding = intervals.filter(({ low, high }) => low <= 0 && high >= 0);
  expect(intervals.length).toBeGreaterThan(300);
  expect(holding.length / intervals.length).toBeGreaterThan(0.84);
  expect(holding.length / intervals.length).toBeLessThan(0.95);
  const claiming = all.filter((trades) => trades.some(({ verdict }) => verdict === 'better' || verdict === 'worse'));
  expect(claiming.length).toBeLessThanOrEqual(9);
});

test('a large effect is seen, by the right name', () => {
  const better = tradesOf(3, { effect: 1.5 }).map(({ verdict }) => verdict);
  expect(better.filter((verdict) => verdict === 'better').length).toBeGreaterThan(better.length / 2);
  expect(better).not.toContain('worse');
  const worse = tradesOf(3, { effect: -0.9 }).map(({ verdict }) => verdict);
  expect(worse.filter((verdict) => verdict === 'worse').length).toBeGreaterThan(worse.length / 2);
});

test('three quarters are too early, whatever they show', () => {
  const trades = tradesOf(3, { effect: 1.5, quarters: 17 });
  expect(trades.every(({ verdict, quarters }) => verdict === 'tooEarly' && quarters === 3)).toBe(true);
});

test('shrunken effects lie between the effect and the mean of all', () => {
  const trades = tradesOf(6).filter((trade) => trade.shrunken !== null);
  const spread = (values: number[]): number => Math.max(...values) - Math.min(...values);
  expect(spread(trades.map((t) => t.shrunken!))).toBeLessThan(spread(trades.map((t) => t.effect!)));
});

test('few controls give no interval and no verdict', () => {
  const sim = simulate(5);
  const [stack] = sim.stacks;
  const moved = stack.members.filter((m) => m.tradeId !== null);
  const members = [...moved, ...stack.members.filter((m) => m.tradeId === null).slice(0, 5)];
  const trades = tradeEffects([measureStack({ ...stack, members }, revenueLookup(sim.revenue))], sim.asOf, 1);
  expect(trades.every((t) => t.interval === null && t.p === null && t.shrunken === null)).toBe(true);
  expect(new Set(trades.map((t) => t.verdict))).toEqual(new Set(['notComparable']));
});

test('a trade one of whose accounts nobody can stand for has no figure: half an exchange is none', () => {
  const sim = simulate(3, { ...PLAIN, accounts: 500, effect: 1.5 });
  const [stack] = sim.stacks;
  const legs = new Map([...new Set(stack.members.flatMap((m) => m.tradeId ?? []))].map((id) => [id, 2]));
  const of = (change: (member: Member) => Member): Map<string, TradeEffect> => {
    const own = { ...stack, legs, members: stack.members.map(change) };
    const trades = tradeEffects([measureStack(own, revenueLookup(sim.revenue))], sim.asOf, 1);
    return new Map(trades.map((trade) => [trade.tradeId, trade]));
  };
  const all = of((member) => member);
  const one = stack.members.find((m) => m.tradeId !== null && all.get(m.tradeId)!.accounts.length === 2)!;
  expect(all.get(one.tradeId!)!.effect).not.toBeNull();
  const byHand = of((m) => (m === one ? { ...m, byHand: true } : m)).get(one.tradeId!);
  expect(byHand).toMatchObject({ effect: null, effectCents: null, interval: null, verdict: 'notComparable' });
});

test('plans predict a year: the first four quarters are told apart from all that the exchange held', () => {
  const [six] = tradesOf(3, { effect: 0.5 });
  const four = tradesOf(3, { effect: 0.5, quarters: 18 }).find(({ tradeId }) => tradeId === six.tradeId)!;
  expect([six.quarters, four.quarters]).toEqual([6, 4]);
  expect(four.firstYear).toEqual({ effectCents: four.effectCents, errorCents: four.errorCents });
  expect(six.firstYear!.effectCents).not.toBe(six.effectCents);
  expect(tradesOf(3, { quarters: 17 })[0].firstYear).toBeNull();
});

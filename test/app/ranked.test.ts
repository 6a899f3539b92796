import { findPlan } from '../../src/app/plans/findPlan';
import { proposeTrades } from '../../src/app/trades/proposeTrades';
import type { PlannedSwap } from '../../src/planning/types';
import { type PlanCast, planCast } from './planCast';

let cast: PlanCast;
let planId: string;
let swaps: PlannedSwap[];
let listed: PlannedSwap[];
beforeEach(async () => {
  cast = await planCast({ maxSwapsPerRep: 4, maxSwaps: 2 });
  planId = (await cast.plan()).header.id;
  const { plan } = await findPlan(cast.database.db, planId);
  swaps = plan.swaps;
  listed = plan.ranked!;
});
afterEach(() => cast.remove());

const take = (some: PlannedSwap[]) =>
  proposeTrades(
    cast.database,
    planId,
    some.map(({ id }) => id),
    cast.actor('admin'),
  );
const accounts = (some: PlannedSwap[]) => new Set(some.flatMap(({ legs }) => legs.map(({ accountId }) => accountId)));
const apart = (from: PlannedSwap[]) =>
  listed.filter((swap) => swap.legs.every(({ accountId }) => !accounts(from).has(accountId)));

test('a list offers more than a rotation may have; more than that is not taken, at once or one after the other', async () => {
  expect(swaps).toHaveLength(2);
  const [other] = apart(swaps);
  await expect(take([...swaps, other])).rejects.toThrow(
    'A rotation may have 2 swaps under its policy; you ticked 3. Tick 2 at most.',
  );
  await take(swaps);
  await expect(take([other])).rejects.toThrow('and 2 are taken already; you ticked 1. Withdraw a trade first');
});

test('an account of two ticked swaps goes into neither', async () => {
  const ids = new Set(swaps.map(({ id }) => id));
  const free = new Set(apart(swaps).map(({ id }) => id));
  const shared = listed.find(({ id }) => !ids.has(id) && !free.has(id))!;
  const own = swaps.find((swap) => shared.legs.some(({ accountId }) => accounts([swap]).has(accountId)))!;
  await expect(take([own, shared])).rejects.toMatchObject({ code: 'trade.sharedAccount' });
  expect(await take([shared])).toHaveLength(1);
});

import { leftOfPlan } from '../../src/app/plans/leftOfPlan';
import { rejectTrade } from '../../src/app/trades/decideTrade';
import { limitProblems } from '../../src/app/trades/limits';
import { proposeTrades } from '../../src/app/trades/proposeTrades';
import { moveTrade } from '../../src/app/trades/record';
import { submitTrade } from '../../src/app/trades/submitTrade';
import { breachesTogether } from '../../src/planning/planByHand';
import type { PlannedSwap } from '../../src/planning/types';
import { inTransaction } from '../../src/storage/database';
import type { StoredPlan } from '../../src/storage/plans/plans';
import { getTrade } from '../../src/storage/trades/trades';
import { type PlanCast, planCast } from './planCast';
import { TERMS } from './tradeCast';

/**
 * Books may change little, and one swap may use all of that (β = 1): the plan takes swaps that make up for each other.
 */
let cast: PlanCast;
let plan: StoredPlan;
let ids: Map<string, string>;
beforeEach(async () => {
  const wide = { valueTolerance: 1, headroomTolerance: 1, bookHeadroomTolerance: 1, maxBookShareMovedPerYear: 1 };
  cast = await planCast({ ...wide, bookValueTolerance: 0.015, maxSwapsPerRep: 4, maxSwaps: 12 });
  plan = await cast.plan();
  const trades = await proposeTrades(cast.database, plan.header.id, [], cast.actor('admin'));
  ids = new Map(plan.plan.swaps.map((swap, i) => [swap.id, trades[i]]));
  for (const id of trades) await submitTrade(cast.database, id, TERMS, cast.actor('admin'));
});
afterEach(() => cast.remove());

const trade = async (id: string) => (await getTrade(cast.database.db, id))!;
const approve = async (id: string) => {
  const one = await trade(id);
  await inTransaction(cast.database.db, (trx) => moveTrade(trx, one, 'approved', cast.actor('admin2'), null));
};

/** The first swap without which the others break a limit. */
function balancing(): PlannedSwap {
  const { swaps } = plan.plan;
  const found = swaps.find(
    (swap) =>
      breachesTogether(
        plan.input,
        swaps.filter((other) => other !== swap),
      ).length > 0,
  );
  if (!found) throw new Error('No swap of this plan makes up for others.');
  return found;
}

test('with nothing rejected there is nothing to say', async () => {
  expect(await leftOfPlan(cast.database.db, plan.header.id, plan.plan)).toBeNull();
});

test('when a swap that made up for others is rejected, the limits that break are named with the figures', async () => {
  const gone = balancing();
  await rejectTrade(cast.database, ids.get(gone.id)!, 'Not now', cast.actor('admin'));
  const left = (await leftOfPlan(cast.database.db, plan.header.id, plan.plan))!;
  expect(left).toMatchObject({ ended: 1, swaps: plan.plan.swaps.length - 1 });
  expect(left.expectedCents).toBe(plan.plan.objectiveCents - gone.expectedCents);
  expect(left.problems.length).toBeGreaterThan(0);
  expect(left.problems[0].sentence).toMatch(
    /^The revenue of rep \w+ Rep changes by -?[\d.]+; at most [\d.]+ is allowed/,
  );
  expect(left.fairness.largestDeviation).toBeGreaterThan(0.015);
});

test('the last trade of the rest then breaks a limit: agreeing to it takes an override', async () => {
  const gone = balancing();
  await rejectTrade(cast.database, ids.get(gone.id)!, 'Not now', cast.actor('admin'));
  const rest = [...ids].filter(([swap]) => swap !== gone.id).map(([, id]) => id);
  let broken = 0;
  for (const id of rest) {
    broken += (await limitProblems(cast.database.db, await trade(id))).length;
    await approve(id);
  }
  expect(broken).toBeGreaterThan(0);
});

test('a trade that only those still waiting make up for says so; withdrawing one that made up for others names what breaks', async () => {
  const gone = balancing();
  const id = ids.get(gone.id)!;
  for (const other of [...ids.values()].filter((one) => one !== id)) await approve(other);
  const { db } = cast.database;
  expect(await limitProblems(db, await trade(id))).toEqual([]);
  await approve(id);
  expect((await limitProblems(db, await trade(id), { without: true })).length).toBeGreaterThan(0);
});

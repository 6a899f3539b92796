import { uuidv7 } from 'uuidv7';
import { limitProblems } from '../../src/app/trades/limits';
import type { Plan, PlanningInput, PlanningRep } from '../../src/planning/types';
import { defaultPolicy } from '../../src/rotations/policy';
import { savePlan } from '../../src/storage/plans';
import { recordState } from '../../src/storage/tradeHistory';
import { getTrade, insertTrade, type Trade } from '../../src/storage/trades';
import type { TradeState } from '../../src/trades/states';
import { tradeCast } from './tradeCast';

let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
});
afterEach(() => cast.remove());

/** Two reps with books of 100,000.00; a book may change by 2 % = 2,000.00, within a year by 4,000.00. */
const rep = (id: number, change: Partial<PlanningRep> = {}): PlanningRep => ({
  id,
  externalId: `R${id}`,
  managerId: 2,
  region: 'North',
  active: true,
  accounts: 10,
  bookT4qCents: 100_000_00,
  bookHeadroomCents: 400_000_00,
  bookByAttribute: { industry: {}, segment: {}, region: {}, sizeTercile: {} },
  movedT4qCents: 0,
  movedHeadroomCents: 0,
  givenT4qCents: 0,
  ...change,
});

async function plan(change: Partial<PlanningInput['plan']> = {}, reps = [rep(4), rep(5), rep(6)]): Promise<string> {
  const policy = defaultPolicy();
  const input: PlanningInput = {
    version: 1,
    asOf: '2025-Q4',
    effectiveDate: '2026-04-01',
    beliefs: policy.beliefs,
    plan: { ...policy.plan, maxBookShareMovedPerYear: 1, ...change },
    maxAccountsPerRep: null,
    reps,
    accounts: [],
  };
  const result = { swaps: [], objectiveCents: 0, boundCents: 0, engine: 'none' } as unknown as Plan;
  const id = uuidv7();
  const header = {
    id,
    rotationId: cast.rotationId,
    name: 'Plan',
    jobId: null,
    createdAt: cast.actor('anna').now,
    createdBy: null,
  };
  await cast.database.db.transaction().execute((trx) => savePlan(trx, header, input, result));
  return id;
}

let swaps = 0;

/** A trade in a state: rep 4 gives account a and gets account b of rep `other`, worth the given amounts. */
async function trade(
  planId: string,
  state: TradeState,
  gives: number,
  gets: number,
  { other = 5, at = '2026-01-20T09:00:00.000Z', undoes = null as string | null } = {},
): Promise<Trade> {
  const id = uuidv7();
  const [a, b] = [1 + (swaps % 5), 6 + (swaps % 5)];
  swaps += 1;
  const rest = { headroomCents: 0, fit: 0.5, gainCents: 0, lossCents: 0, expectedCents: 0 };
  await cast.database.db.transaction().execute(async (trx) => {
    await insertTrade(trx, {
      id,
      rotationId: cast.rotationId,
      planId,
      swapId: `swap-${swaps}`,
      kind: 'pair',
      state,
      effectiveDate: '2026-04-01',
      effectiveDateReason: null,
      expectedCents: 0,
      successMeasure: null,
      reviewDate: null,
      undoCondition: null,
      creditTerms: null,
      waiverReason: null,
      undoesTradeId: undoes,
      announcedAt: null,
      crmState: null,
      createdAt: at,
      createdBy: null,
      legs: [
        { accountId: a, groupId: a, fromRepId: 4, toRepId: other, t4qCents: gives, ...rest },
        { accountId: b, groupId: b, fromRepId: other, toRepId: 4, t4qCents: gets, ...rest },
      ],
    });
    await recordState(trx, id, { state, at, by: null, reason: null });
  });
  return (await getTrade(cast.database.db, id))!;
}

const problems = (one: Trade): Promise<string[]> => limitProblems(cast.database.db, one);

test('a trade within every limit has no problem', async () => {
  const id = await plan();
  expect(await problems(await trade(id, 'submitted', 12_000_00, 13_500_00))).toEqual([]);
});

test('decided trades of the rotation count with it; the sentence names the rep and the figures', async () => {
  const id = await plan();
  await trade(id, 'approved', 12_000_00, 13_500_00);
  await trade(id, 'rejected', 12_000_00, 13_900_00);
  await trade(id, 'submitted', 12_000_00, 13_900_00);
  // +1,500.00 and +1,000.00 make +2,500.00 for Cora and -2,500.00 for Dan.
  expect(await problems(await trade(id, 'submitted', 9_000_00, 10_000_00))).toEqual([
    'The revenue of rep Cora Rep changes by 2500.00; at most 2000.00 is allowed.',
    'The revenue of rep Dan Rep changes by -2500.00; at most 2000.00 is allowed.',
  ]);
});

test('what another rep has too much of is not this trade’s matter', async () => {
  const id = await plan();
  await trade(id, 'approved', 12_000_00, 15_000_00, { other: 6 });
  const own = await problems(await trade(id, 'submitted', 12_000_00, 11_500_00));
  expect(own).toEqual(['The revenue of rep Cora Rep changes by 2500.00; at most 2000.00 is allowed.']);
});

test('the swaps of a rep and of the plan are counted', async () => {
  const id = await plan({ maxSwapsPerRep: 1, maxSwaps: 1 });
  await trade(id, 'scheduled', 10_000_00, 10_000_00);
  expect(await problems(await trade(id, 'submitted', 10_000_00, 10_000_00, { other: 6 }))).toEqual([
    'The plan has 2 swaps; at most 1 are allowed.',
    'Rep Cora Rep is in 2 swaps; at most 1 are allowed.',
  ]);
});

test('a trade in effect that the snapshot counts among the moves of the year is not counted twice', async () => {
  const moved = { movedT4qCents: 1_900_00, givenT4qCents: 10_000_00 };
  const id = await plan({ bookValueTolerance: 0.015 }, [rep(4, moved), rep(5), rep(6, { movedT4qCents: -1_900_00 })]);
  await trade(id, 'in_effect', 10_000_00, 11_900_00, { other: 6, at: '2026-01-01T09:00:00.000Z' });
  // +1,900.00 − 500.00 = +1,400.00, within 1,500.00 for the rotation and 3,000.00 for the year; counted twice the year
  // would leave room for 1,100.00 only.
  expect(await problems(await trade(id, 'submitted', 12_000_00, 11_500_00))).toEqual([]);
});

test('the yearly limit holds over earlier rotations', async () => {
  const id = await plan({}, [rep(4, { movedT4qCents: 3_000_00 }), rep(5), rep(6)]);
  const [sentence] = await problems(await trade(id, 'submitted', 12_000_00, 13_500_00));
  expect(sentence).toContain('Rep Cora Rep would change by 1500.00');
});

test('undoing is never held up by a limit, nor is a trade without a plan', async () => {
  const id = await plan({ maxSwaps: 0 });
  const original = await trade(id, 'in_effect', 10_000_00, 20_000_00);
  expect(await problems(await trade(id, 'submitted', 20_000_00, 10_000_00, { undoes: original.id }))).toEqual([]);
  expect(await problems({ ...original, planId: null })).toEqual([]);
});

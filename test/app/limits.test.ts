import { uuidv7 } from 'uuidv7';
import { limitProblems } from '../../src/app/trades/limits';
import type { Plan, PlanningAccount, PlanningInput, PlanningRep } from '../../src/planning/types';
import { defaultPolicy } from '../../src/rotations/policy';
import { savePlan } from '../../src/storage/plans/plans';
import { getRotation, insertRotation } from '../../src/storage/rotations/rotations';
import { recordState } from '../../src/storage/trades/tradeHistory';
import { getTrade, type Trade } from '../../src/storage/trades/trades';
import { insertTrade } from '../../src/storage/trades/tradeWrites';
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

async function plan(
  change: Partial<PlanningInput['plan']> = {},
  reps = [rep(4), rep(5), rep(6)],
  accounts: PlanningAccount[] = [],
): Promise<string> {
  const policy = defaultPolicy();
  const input: PlanningInput = {
    version: 1,
    asOf: '2025-Q4',
    effectiveDate: '2026-04-01',
    beliefs: policy.beliefs,
    plan: { ...policy.plan, maxBookShareMovedPerYear: 1, ...change },
    maxAccountsPerRep: null,
    reps,
    accounts,
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

/** A candidate of which only the grade of its potential matters here. */
const planned = (id: number, potentialGrade: 'B' | 'C'): PlanningAccount => ({
  id,
  externalId: `A${id}`,
  groupId: id,
  ownerId: id <= 5 ? 4 : 5,
  attributes: { industry: 'Food', segment: 'Retail', region: 'North', sizeTercile: '1' },
  t4qCents: 10_000_00,
  headroomCents: 0,
  potentialGrade,
  ownerCapture: { years: 4, rate: 0 },
  formerOwnerIds: [],
});

async function otherRotation(): Promise<string> {
  const rotation = (await getRotation(cast.database.db, cast.rotationId))!;
  const id = uuidv7();
  await insertRotation(cast.database.db, { ...rotation, id, name: 'Another' });
  return id;
}

let swaps = 0;

/** A trade in a state: rep 4 gives account a and gets account b of rep `other`, worth the given amounts. */
async function trade(
  planId: string,
  state: TradeState,
  gives: number,
  gets: number,
  {
    other = 5,
    at = '2026-01-20T09:00:00.000Z',
    undoes = null as string | null,
    rotationId = cast.rotationId,
    day = '2026-04-01',
    headroom = [0, 0],
  } = {},
): Promise<Trade> {
  const id = uuidv7();
  const [a, b] = [1 + (swaps % 5), 6 + (swaps % 5)];
  swaps += 1;
  const rest = { fit: 0.5, gainCents: 0, lossCents: 0, expectedCents: 0 };
  await cast.database.db.transaction().execute(async (trx) => {
    await insertTrade(trx, {
      id,
      rotationId,
      planId,
      swapId: `swap-${swaps}`,
      kind: 'pair',
      state,
      effectiveDate: day,
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
        {
          accountId: a,
          groupId: a,
          fromRepId: 4,
          toRepId: other,
          t4qCents: gives,
          headroomCents: headroom[0],
          ...rest,
        },
        { accountId: b, groupId: b, fromRepId: other, toRepId: 4, t4qCents: gets, headroomCents: headroom[1], ...rest },
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

test.each<[TradeState, boolean]>([
  ['approved', true],
  ['held_out', true],
  ['scheduled', true],
  ['conflict', true],
  ['in_effect', true],
  ['submitted', false],
  ['withdrawn', false],
])('a trade of another rotation that is %s counts in the yearly limit: %s', async (state, counted) => {
  const rotationId = await otherRotation();
  const id = await plan();
  await trade(id, state, 10_000_00, 13_000_00, { rotationId });
  const found = await problems(await trade(id, 'submitted', 12_000_00, 13_500_00));
  expect(found.some((sentence) => sentence.includes('Rep Cora Rep would change by 1500.00'))).toBe(counted);
});

test('a trade of another rotation that the snapshot counts already is counted once', async () => {
  const rotationId = await otherRotation();
  const id = await plan({}, [rep(4, { movedT4qCents: 2_400_00 }), rep(5, { movedT4qCents: -2_400_00 }), rep(6)]);
  await trade(id, 'scheduled', 10_000_00, 12_400_00, { rotationId, at: '2026-01-01T09:00:00.000Z' });
  // +2,400.00 + 1,500.00 = +3,900.00, within 4,000.00 for the year.
  expect(await problems(await trade(id, 'submitted', 12_000_00, 13_500_00))).toEqual([]);
});

test('a trade of another rotation that was undone leaves a book as it was; one of two years ago is forgotten', async () => {
  const rotationId = await otherRotation();
  const id = await plan();
  const undone = await trade(id, 'reversed', 10_000_00, 13_000_00, { rotationId });
  await trade(id, 'in_effect', 13_000_00, 10_000_00, { rotationId, undoes: undone.id });
  await trade(id, 'in_effect', 10_000_00, 13_000_00, { rotationId, day: '2024-01-01' });
  expect(await problems(await trade(id, 'submitted', 12_000_00, 13_500_00))).toEqual([]);
});

test('a trade of the same rotation that was undone after the plan leaves a book as it was', async () => {
  const id = await plan();
  const undone = await trade(id, 'reversed', 10_000_00, 13_000_00);
  await trade(id, 'in_effect', 13_000_00, 10_000_00, { undoes: undone.id });
  expect(await problems(await trade(id, 'submitted', 12_000_00, 13_500_00))).toEqual([]);
});

test('what a rep gives away in a year is counted over rotations', async () => {
  const rotationId = await otherRotation();
  const id = await plan({ maxBookShareMovedPerYear: 0.15 });
  await trade(id, 'approved', 10_000_00, 10_000_00, { rotationId });
  expect(await problems(await trade(id, 'submitted', 12_000_00, 12_000_00))).toHaveLength(2);
});

test('headroom is a limit where the snapshot holds a confirmed potential', async () => {
  const far = { headroom: [0, 90_000_00] };
  const grades = (grade: 'B' | 'C') => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => planned(n, grade));
  const estimated = await plan({}, undefined, grades('C'));
  expect(await problems(await trade(estimated, 'submitted', 10_000_00, 10_000_00, far))).toEqual([]);
  const confirmed = await plan({}, undefined, grades('B'));
  const [sentence] = await problems(await trade(confirmed, 'submitted', 10_000_00, 10_000_00, far));
  expect(sentence).toContain('headroom');
});

test('limits are those of the snapshot as it is stored now, however often it was read before', async () => {
  const id = await plan();
  const one = await trade(id, 'submitted', 12_000_00, 13_500_00);
  expect(await problems(one)).toEqual([]);
  cast.database.raw.exec(`update plans set snapshot = replace(snapshot, '"maxSwaps":null', '"maxSwaps":0')`);
  expect(await problems(one)).toEqual(['The plan has 1 swaps; at most 0 are allowed.']);
});

test('where a plan set limits of its own, its trades are measured by those of the rotation', async () => {
  // The cast's rotation lets a book of 100,000.00 change by 20 %; the plan let it change by half.
  const id = await plan({ bookValueTolerance: 0.5, inItselfShare: 1 });
  const one = await trade(id, 'submitted', 12_000_00, 37_000_00);
  expect(await problems(one)).toEqual([]);
  const changes = JSON.stringify({ limits: { bookValueTolerance: 0.5 }, pins: [], exclusions: [] });
  cast.database.raw.prepare('update plans set changes = ? where id = ?').run(changes, id);
  expect(await problems(one)).toContain(
    'The revenue of rep Cora Rep changes by 25000.00; at most 20000.00 is allowed.',
  );
});

test('undoing is never held up by a limit, nor is a trade without a plan', async () => {
  const id = await plan({ maxSwaps: 0 });
  const original = await trade(id, 'in_effect', 10_000_00, 20_000_00);
  expect(await problems(await trade(id, 'submitted', 20_000_00, 10_000_00, { undoes: original.id }))).toEqual([]);
  expect(await problems({ ...original, planId: null })).toEqual([]);
});

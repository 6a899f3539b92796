import type { PlanPolicy } from '../../src/planning/policy';
import { verifyPlan } from '../../src/planning/verify';
import { account, input, plan, rep } from './company';
import { instance, SIZES } from './instances';

const all: Partial<PlanPolicy> = { kinds: ['pair', 'basket', 'cycle'] };

async function emptyPlan(...given: Parameters<typeof input>): Promise<string> {
  const snapshot = input(...given);
  const made = await plan(snapshot);
  expect(made).toMatchObject({ swaps: [], objectiveCents: 0, boundCents: 0, gap: 0, stoppedBy: 'empty' });
  expect(verifyPlan(snapshot, made)).toEqual([]);
  return made.emptyBecause.join(' ');
}

test('nobody at all, one rep, and no candidates: nothing to exchange, and why', async () => {
  expect(await emptyPlan([], [], all)).toContain('there are no candidates');
  expect(await emptyPlan([rep(1)], [account(11, 1), account(12, 1)], all)).toContain('nobody to exchange them with');
  expect(await emptyPlan([rep(1), rep(2), rep(3)], [], all)).toContain('there are no candidates');
});

test('every rep kept out, or gone: no swap, and why', async () => {
  const reps = [rep(1), rep(2), rep(3)];
  const accounts = [account(11, 1), account(12, 2), account(13, 3)];
  const exclusions = reps.map(({ externalId: repId }) => ({
    repId,
    reason: 'a consistent performer',
    until: '2030-01-01',
  }));
  expect(await emptyPlan(reps, accounts, { ...all, exclusions })).toContain('a manager keeps');
  const gone = reps.map((one) => ({ ...one, active: false }));
  expect(await emptyPlan(gone, accounts, all)).toContain('not active');
});

test('one account of 60 % of a book: it goes only against as much, and does not keep the others from moving', async () => {
  const large = account(11, 1, { t4qCents: 60_000, headroomCents: 180_000 });
  const reps = [rep(1), rep(2)];
  const made = await plan(input(reps, [large, account(12, 1), account(21, 2), account(22, 2)], all));
  expect(made.swaps.flatMap((swap) => swap.legs.map((leg) => leg.accountId)).sort()).toEqual([12, 21]);
  const within = { ...all, bookHeadroomTolerance: 1, maxBookShareMovedPerYear: 0.5 };
  const equal = account(23, 2, { t4qCents: 60_000, headroomCents: 180_000 });
  expect((await plan(input(reps, [large, equal], within))).swaps).toEqual([]);
  expect((await plan(input(reps, [large, equal], { ...within, maxBookShareMovedPerYear: 0.6 }))).swaps).toHaveLength(1);
});

test('no headroom anywhere: nothing pays, whatever the kind', async () => {
  const given = instance(SIZES.S, 1, all);
  const none = given.accounts.map((row) => ({ ...row, headroomCents: 0 }));
  expect(await emptyPlan(given.reps, none, given.plan)).toContain('leaving everything as it is pays more');
});

test('books of nothing: limits of 0 let nothing through that changes them, and what is equal may still change places', async () => {
  const nothing = { bookT4qCents: 0, bookHeadroomCents: 0 };
  const reps = [rep(1, nothing), rep(2, nothing), rep(3, nothing)];
  const made = await plan(input(reps, [account(11, 1), account(12, 2)], { ...all, maxBookShareMovedPerYear: 1 }));
  expect(made.swaps).toEqual([]);
  const worthless = { t4qCents: 0, headroomCents: 0 };
  expect((await plan(input(reps, [account(11, 1, worthless), account(12, 2, worthless)], all))).swaps).toEqual([]);
});

import { highs } from '../../src/planning/engines/highs';
import { javascriptLp } from '../../src/planning/engines/javascriptLp';
import type { PlanPolicy } from '../../src/planning/policy';
import type { Plan, PlanningInput } from '../../src/planning/types';
import { verifyPlan } from '../../src/planning/verify';
import { account, input, plan, rep } from './company';
import { instance, SIZES } from './instances';

const all: Partial<PlanPolicy> = { kinds: ['pair', 'basket', 'cycle'] };
const legsOf = ({ swaps }: Plan) => swaps.flatMap((swap) => swap.legs);

/** Equal accounts in equal books: every swap is as good as any other. */
function ties(accounts: number, reps: number): PlanningInput {
  const [each, total] = [accounts / reps, (accounts / reps) * 10_000];
  const book = {
    ...{ accounts: each, bookT4qCents: total, bookHeadroomCents: 3 * total },
    bookByAttribute: {
      ...{ industry: { Retail: total }, segment: { Small: total }, region: { West: total }, sizeTercile: { 1: total } },
    },
  };
  return input(
    Array.from({ length: reps }, (_, i) => rep(i + 1, book)),
    Array.from({ length: accounts }, (_, i) => account(101 + i, 1 + (i % reps))),
    { ...all, maxSwaps: 6, maxSwapsPerRep: 4, maxBookShareMovedPerYear: 0.5 },
  );
}

/** The first rep has left, and so many accounts of theirs are candidates. */
function left(accounts: number): PlanningInput {
  const given = instance(SIZES.S, 2, { ...all, maxSwaps: 8 });
  const [gone, ...others] = given.reps;
  const moved = given.accounts.filter(({ ownerId }) => ownerId !== gone.id).slice(0, accounts);
  const rows = given.accounts.map((row) =>
    moved.includes(row) ? { ...row, ownerId: gone.id, formerOwnerIds: [] } : row,
  );
  return { ...given, reps: [{ ...gone, active: false }, ...others], accounts: rows };
}

/** An account of the first rep is 60 % of the book. */
function lopsided(): PlanningInput {
  const given = instance(SIZES.S, 1, { ...all, maxSwaps: 8 });
  const [first, ...others] = given.reps;
  const large = given.accounts.find(({ ownerId }) => ownerId === first.id)!;
  const more = Math.round(1.5 * (first.bookT4qCents - large.t4qCents)) - large.t4qCents;
  const attributes = Object.entries(first.bookByAttribute).map(([name, book]) => {
    const value = large.attributes[name as keyof typeof large.attributes];
    return [name, { ...book, [value]: (book[value] ?? 0) + more }];
  });
  const bookT4qCents = first.bookT4qCents + more;
  return {
    ...given,
    reps: [{ ...first, bookT4qCents, bookByAttribute: Object.fromEntries(attributes) }, ...others],
    accounts: given.accounts.map((row) => (row === large ? { ...row, t4qCents: row.t4qCents + more } : row)),
  };
}

describe.each([
  ['javascript-lp', javascriptLp],
  ['highs', highs],
])('%s, swaps of all kinds', (_, start) => {
  const engine = start();
  afterAll(() => engine.close());

  async function planned(given: PlanningInput, seconds = Infinity): Promise<Plan> {
    const end = performance.now() + seconds * 1000;
    const made = await plan(given, { engine, deadline: () => performance.now() > end });
    expect(verifyPlan(given, made)).toEqual([]);
    expect(made.boundCents).toBeGreaterThanOrEqual(made.objectiveCents);
    return made;
  }

  test('many equal accounts: all swaps are as good, and the plan is proven best', async () => {
    const made = await planned(ties(160, 8));
    // Six swaps, each a ring of three customers at 2,000 − 600.
    expect(made).toMatchObject({ stoppedBy: 'optimal', objectiveCents: 6 * 3 * 1_400 });
  });

  test('a leaver with 80 accounts: nothing of theirs is exchanged, the others trade as ever', async () => {
    const given = left(80);
    const gone = given.reps[0].id;
    const made = await planned(given, 3);
    expect(made.swaps.length).toBeGreaterThan(4);
    for (const leg of legsOf(made)) expect([leg.fromRepId, leg.toRepId]).not.toContain(gone);
  });

  test('one account of 60 % of a book stays, and does not keep the others from moving', async () => {
    const given = lopsided();
    const large = given.accounts.reduce((most, row) => (row.t4qCents > most.t4qCents ? row : most));
    expect(large.t4qCents / given.reps[0].bookT4qCents).toBeCloseTo(0.6, 3);
    const made = await planned(given, 3);
    expect(made.swaps.length).toBeGreaterThan(4);
    expect(legsOf(made).map((leg) => leg.accountId)).not.toContain(large.id);
  });

  test('one rep, no candidates, everybody kept out, no headroom: an empty plan that says why', async () => {
    const given = instance(SIZES.XS, 1, all);
    const exclusions = given.reps.map((one) => ({ repId: one.externalId, reason: 'asked for', until: '2030-01-01' }));
    const poor: [PlanningInput, string][] = [
      [
        {
          ...given,
          reps: given.reps.slice(0, 1),
          accounts: given.accounts.filter((row) => row.ownerId === given.reps[0].id),
        },
        'nobody to exchange them with',
      ],
      [{ ...given, accounts: [] }, 'there are no candidates'],
      [{ ...given, plan: { ...given.plan, exclusions } }, 'a manager keeps'],
      [
        { ...given, accounts: given.accounts.map((row) => ({ ...row, headroomCents: 0 })) },
        'leaving everything as it is pays more',
      ],
    ];
    for (const [company, why] of poor) {
      const made = await planned(company);
      expect(made).toMatchObject({ swaps: [], objectiveCents: 0, boundCents: 0, gap: 0, stoppedBy: 'empty' });
      expect(made.emptyBecause.join(' ')).toContain(why);
    }
  });
});

test('a stop before anything was looked at leaves a small company its list, be it empty', async () => {
  const given = ties(1_400, 7);
  const made = await plan(given, { cancelled: () => true });
  expect(made).toMatchObject({ swaps: [], ranked: [], stoppedBy: 'cancel' });
  expect(verifyPlan(given, made)).toEqual([]);
});

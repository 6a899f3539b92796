import fc from 'fast-check';
import { javascriptLp } from '../../../src/planning/engines/javascriptLp';
import { beliefsPolicy } from '../../../src/planning/policy';
import { planTransfers } from '../../../src/planning/transfers/planTransfers';
import type { TransferInput, TransferPlan } from '../../../src/planning/transfers/types';
import { verifyTransfers } from '../../../src/planning/transfers/verifyTransfers';
import type { PlanningAccount, PlanningRep } from '../../../src/planning/types';
import { seededRandom } from '../../../src/shared/random';
import { account, rep } from '../company';

const engine = javascriptLp();
afterAll(() => engine.close());
const plan = (input: TransferInput): Promise<TransferPlan> => planTransfers(input, engine, () => false);

const LEAVER = 9;
function transferInput(
  reps: PlanningRep[],
  accounts: PlanningAccount[],
  over: Partial<TransferInput> = {},
): TransferInput {
  return {
    version: 1,
    asOf: '2026-Q3',
    effectiveDate: '2027-01-01',
    beliefs: beliefsPolicy.parse({}),
    rules: { compatibility: 'any', crossTeam: 'any', maxBookShareMovedPerYear: 0.5 },
    maxAccountsPerRep: null,
    reps,
    vacantRepIds: reps.filter((r) => !r.active).map((r) => r.id),
    newRepIds: [],
    accounts,
    excludedRepIds: [],
    ...over,
  };
}
const leaver = (accounts: PlanningAccount[]): PlanningRep =>
  rep(LEAVER, {
    active: false,
    accounts: accounts.length,
    bookT4qCents: accounts.reduce((sum, a) => sum + a.t4qCents, 0),
  });
const takerOf = (result: TransferPlan, accountId: number): number | undefined =>
  result.transfers.flatMap(({ legs }) => legs).find((leg) => leg.accountId === accountId)?.toRepId;

test('the emptier book takes more: all end at about the same level', async () => {
  const accounts = [1, 2, 3, 4].map((n) => account(n, LEAVER, { t4qCents: 1_000 }));
  const reps = [
    rep(1, { bookT4qCents: 5_000, accounts: 5 }),
    rep(2, { bookT4qCents: 7_000, accounts: 7 }),
    leaver(accounts),
  ];
  const result = await plan(transferInput(reps, accounts));
  expect(result.unplaced).toEqual([]);
  expect(result.levelCents).toBe(8_160);
  const after = new Map(result.books.map((book) => [book.repId, book.after.t4qCents]));
  expect([after.get(1), after.get(2), after.get(LEAVER)]).toEqual([8_000, 8_000, 0]);
});

test('within the level the better match takes it', async () => {
  const attributes = (industry: string) => ({ industry, segment: 'Small', region: 'West', sizeTercile: '1' });
  const accounts = ['Bank', 'Retail'].map((industry, i) =>
    account(i + 1, LEAVER, { t4qCents: 1_000, attributes: attributes(industry) }),
  );
  const book = (industry: string) => ({
    industry: { [industry]: 6_000 },
    segment: {},
    region: { West: 6_000 },
    sizeTercile: {},
  });
  const reps = [
    rep(1, { bookT4qCents: 6_000, accounts: 6, bookByAttribute: book('Retail') }),
    rep(2, { bookT4qCents: 6_000, accounts: 6, bookByAttribute: book('Bank') }),
    leaver(accounts),
  ];
  const result = await plan(transferInput(reps, accounts));
  expect([takerOf(result, 1), takerOf(result, 2)]).toEqual([2, 1]);
  expect(result.transfers[0].because[1]).toBe('Of 2 reps who could take it, this is the best match.');
});

test('customer groups move whole; nobody gets more accounts than allowed; the rest is said to be left', async () => {
  const accounts = [1, 2, 3].map((n) => account(n, LEAVER, { t4qCents: 1_000, groupId: n < 3 ? 1 : 3 }));
  const reps = [rep(1, { bookT4qCents: 9_000, accounts: 9 }), leaver(accounts)];
  const result = await plan(transferInput(reps, accounts, { maxAccountsPerRep: 11 }));
  expect(result.transfers.map(({ legs }) => legs.length)).toEqual([2]);
  expect(result.unplaced).toMatchObject([{ accountIds: [3], t4qCents: 1_000 }]);
});

test('who had it within the cool-down, is kept out, or serves another region takes nothing', async () => {
  const accounts = [account(1, LEAVER, { t4qCents: 500, formerOwnerIds: [1] }), account(2, LEAVER, { t4qCents: 500 })];
  const reps = [
    rep(1, {}),
    rep(2, { region: 'East', bookByAttribute: { industry: {}, segment: {}, region: { East: 1 }, sizeTercile: {} } }),
    rep(3, {}),
    leaver(accounts),
  ];
  const rules = { compatibility: 'servesRegion' as const, crossTeam: 'any' as const, maxBookShareMovedPerYear: 0.5 };
  const result = await plan(transferInput(reps, accounts, { rules, excludedRepIds: [3] }));
  expect(result.unplaced).toMatchObject([
    { accountIds: [1], because: 'Everybody who could take it had it within the cool-down.' },
  ]);
  expect(takerOf(result, 2)).toBe(1);
});

test('a new hire is filled up to the middle of the books, from fuller ones only', async () => {
  const accounts = [1, 2, 3, 4].map((n) => account(n, n <= 3 ? 1 : 2, { t4qCents: 1_000 }));
  const reps = [
    rep(1, { bookT4qCents: 9_000 }),
    rep(2, { bookT4qCents: 6_000 }),
    rep(3, { bookT4qCents: 5_000 }),
    rep(4, { bookT4qCents: 0, accounts: 0 }),
  ];
  const result = await plan(transferInput(reps, accounts, { newRepIds: [4] }));
  expect(result.newHireLevelCents).toBe(6_000);
  expect(result.transfers).toHaveLength(3);
  expect(result.transfers.every(({ from, legs }) => from === 'fullerBook' && legs[0].fromRepId === 1)).toBe(true);
});

test('a leaver with 80 accounts among 24 reps: everything placed, books level, close to the bound', async () => {
  const random = seededRandom(5);
  const accounts = Array.from({ length: 80 }, (_, i) =>
    account(i + 1, LEAVER + 100, {
      t4qCents: Math.round(200_000 * Math.exp(random.normal())),
      headroomCents: random.below(300_000),
    }),
  );
  const reps = Array.from({ length: 24 }, (_, i) =>
    rep(i + 1, { bookT4qCents: 3_000_000 + random.below(3_000_000), accounts: 40 }),
  );
  const total = accounts.reduce((sum, a) => sum + a.t4qCents, 0);
  const gone = rep(LEAVER + 100, { active: false, accounts: 80, bookT4qCents: total });
  const result = await plan(transferInput([...reps, gone], accounts));
  expect(result.unplaced).toEqual([]);
  expect(result.books.every(({ repId, after }) => repId === gone.id || after.t4qCents <= result.levelCents!)).toBe(
    true,
  );
  expect(result.boundCents - result.expectedCents).toBeLessThan(0.02 * Math.abs(result.expectedCents));
});

test('whatever the company, a plan of transfers keeps every rule and is close to its bound', async () => {
  const company = fc.record({
    books: fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 5 }),
    accounts: fc.array(
      fc.record({
        t4q: fc.integer({ min: -50, max: 4_000 }),
        joins: fc.boolean(),
        former: fc.constantFrom<number[]>([], [], [1], [2]),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    most: fc.constantFrom(null, null, 12),
    compatibility: fc.constantFrom('any' as const, 'servesRegion' as const),
  });
  await fc.assert(
    fc.asyncProperty(company, async ({ books, accounts, most, compatibility }) => {
      const rows: PlanningAccount[] = accounts.map(({ t4q, former }, i) =>
        account(i + 1, LEAVER, { t4qCents: t4q, formerOwnerIds: former }),
      );
      accounts.forEach(({ joins }, i) => {
        if (joins && i > 0) rows[i].groupId = rows[i - 1].groupId;
      });
      const reps = books.map((bookT4qCents, i) => rep(i + 1, { bookT4qCents, accounts: 4 }));
      const rules = { compatibility, crossTeam: 'any' as const, maxBookShareMovedPerYear: 0.5 };
      const input = transferInput([...reps, leaver(rows)], rows, { maxAccountsPerRep: most, rules });
      const result = await plan(input);
      expect(verifyTransfers(input, result)).toEqual([]);
      expect(result.expectedCents).toBeLessThanOrEqual(result.boundCents);
    }),
    { numRuns: 40 },
  );
});

test.each<[string, (result: TransferPlan) => void]>([
  [
    'goes to another rep than it is worth',
    (r) => {
      r.transfers[0].legs[0].expectedCents += 5;
    },
  ],
  [
    'is forgotten',
    (r) => {
      r.transfers.pop();
    },
  ],
  [
    'goes to the one who left',
    (r) => {
      r.transfers[0].legs[0].toRepId = LEAVER;
    },
  ],
  [
    'moves twice',
    (r) => {
      r.transfers.push(r.transfers[0]);
    },
  ],
  [
    'passes the level',
    (r) => {
      r.levelCents = 1;
    },
  ],
  [
    'shows a wrong book',
    (r) => {
      r.books[0].after.t4qCents += 1;
    },
  ],
  [
    'beats its bound',
    (r) => {
      r.boundCents = r.expectedCents - 1;
    },
  ],
])('the judge finds a plan in which an account %s', async (_, damage) => {
  const accounts = [1, 2].map((n) => account(n, LEAVER, { t4qCents: 1_000 }));
  const input = transferInput([rep(1, {}), rep(2, {}), leaver(accounts)], accounts);
  const result = structuredClone(await plan(input));
  expect(verifyTransfers(input, result)).toEqual([]);
  damage(result);
  expect(verifyTransfers(input, result)).not.toEqual([]);
});

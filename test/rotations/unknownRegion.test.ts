import type { Account, Rep } from '../../src/accounts/types';
import type { AccountAnalysis } from '../../src/growth/types';
import type { PlanningRep } from '../../src/planning/types';
import { verifyPlan } from '../../src/planning/verify';
import { servesAccount } from '../../src/planning/worth/servesAccount';
import { attributesOf, planningReps } from '../../src/rotations/planningBooks';
import { account, input, plan, rep } from '../planning/company';

const customer = (id: number, region: string) =>
  ({ id, region, segment: 'Mid', industry: 'unknown', potentialCents: null }) as Account;
const analysed = (accountId: number) =>
  ({ accountId, t4qCents: 100_00, headroomCents: 0, sizeTercile: 1 }) as AccountAnalysis;
const seller = (id: number, region: string) =>
  ({ id, externalId: `R${id}`, managerId: null, region, hireDate: null, endDate: null }) as Rep;

/** Reps with one account each, of these regions. */
function repsWithBooksIn(...regions: string[]): PlanningRep[] {
  const accounts = regions.map((region, i) => customer(11 + i, region));
  return planningReps(
    { reps: regions.map((region, i) => seller(1 + i, region)), moves: [], effectiveDate: '2026-04-01' },
    new Map(regions.map((_, i) => [1 + i, [11 + i]])),
    new Map(accounts.map(({ id }) => [id, analysed(id)])),
    new Map(accounts.map((of) => [of.id, of])),
  );
}

test('who has accounts of unknown region serves that region, and nobody else does', () => {
  const [unknown, north] = repsWithBooksIn('unknown', 'North');
  const of = account(21, 9, { attributes: attributesOf(customer(21, 'unknown'), analysed(21)) });
  for (const rule of ['servesRegion', 'sameRegion'] as const) {
    expect([servesAccount(unknown, of, rule), servesAccount(north, of, rule)]).toEqual([true, false]);
  }
});

test('where no region is known, accounts change hands under the usual rule, and the checker of plans agrees', async () => {
  const [one, two] = repsWithBooksIn('unknown', 'unknown');
  const attributes = attributesOf(customer(11, 'unknown'), analysed(11));
  const round = input(
    [rep(1, { bookByAttribute: one.bookByAttribute }), rep(2, { bookByAttribute: two.bookByAttribute })],
    [account(11, 1, { attributes }), account(12, 2, { attributes })],
    { compatibility: 'servesRegion' },
  );
  const made = await plan(round);
  expect(made.swaps).toHaveLength(1);
  expect(verifyPlan(round, made)).toEqual([]);
  const elsewhere = { ...round, reps: [rep(1), rep(2)] };
  expect(verifyPlan(elsewhere, made).map(({ rule }) => rule)).toContain('compatibility');
});

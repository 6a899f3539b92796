import fc from 'fast-check';
import type { PlanPolicy } from '../../src/planning/policy';
import type { PlanningAccount, PlanningInput, PlanningRep } from '../../src/planning/types';
import { account, input, rep } from './company';

/** Mostly wide, now and then narrow. */
const share = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 40 }).map((n) => Math.sqrt(n / 40) * most);
const region = fc.constantFrom('West', 'East');

/** Any choice of kinds. */
export const kinds = fc.constantFrom<PlanPolicy['kinds']>(
  ['pair'],
  ['basket'],
  ['cycle'],
  ['pair', 'basket'],
  ['pair', 'cycle'],
  ['basket', 'cycle'],
  ['pair', 'basket', 'cycle'],
);

const policy: fc.Arbitrary<Partial<PlanPolicy>> = fc.record({
  kinds,
  maxSwaps: fc.constantFrom(null, null, null, 0, 1, 2, 3, 5),
  maxSwapsPerRep: fc.constantFrom(0, 1, 2, 2, 3, 3, 4, 4),
  valueTolerance: share(1),
  headroomTolerance: share(1),
  bookValueTolerance: share(0.4),
  bookHeadroomTolerance: share(0.8),
  inItselfShare: fc.constantFrom(0.4, 1),
  maxBookShareMovedPerYear: fc.constantFrom(0.1, 0.5, 1, 1),
  compatibility: fc.constantFrom('servesRegion', 'servesRegion', 'sameRegion', 'any', 'any'),
  crossTeam: fc.constantFrom('off', 'sameSecondLine', 'any', 'any'),
  exclusions: fc.constantFrom(
    [],
    [],
    [{ accountId: 'A11', reason: 'asked for', until: '2027-03-31' }],
    [{ repId: 'R2', reason: 'on leave', until: '2027-01-01' }],
    [{ repId: 'R1', reason: 'over', until: '2026-12-31' }],
  ),
});

const someRep = (id: number): fc.Arbitrary<PlanningRep> =>
  fc
    .record({
      bookT4qCents: fc.integer({ min: 1, max: 20 }).map((n) => n * 9_001),
      bookHeadroomCents: fc.integer({ min: 0, max: 400_000 }),
      region,
      also: region,
      retail: fc.integer({ min: 0, max: 4 }),
      managerId: fc.constantFrom(null, 90, 90, 90, 91),
      active: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      movedT4qCents: fc.constantFrom(0, 0, 2_000, -5_000),
      givenT4qCents: fc.constantFrom(0, 0, 8_000),
    })
    .map(({ also, retail, ...fields }) =>
      rep(id, {
        ...fields,
        bookByAttribute: {
          industry: { Retail: (fields.bookT4qCents >> 2) * retail },
          segment: { Small: fields.bookT4qCents },
          region: { [fields.region]: fields.bookT4qCents, [also]: fields.bookT4qCents >> 1 },
          sizeTercile: {},
        },
      }),
    );

const someAccount = (reps: number) =>
  fc
    .record({
      ownerId: fc.integer({ min: 1, max: reps }),
      t4qCents: fc.integer({ min: 0, max: 8 }).map((n) => n * 1_250),
      headroomCents: fc.integer({ min: 0, max: 150_000 }),
      potentialGrade: fc.constantFrom<PlanningAccount['potentialGrade']>('A', 'B', 'B', 'C'),
      region,
      industry: fc.constantFrom('Retail', 'Bank', 'unknown'),
      ownerCapture: fc.record({ years: fc.integer({ min: 0, max: 6 }), rate: fc.constantFrom(-0.1, 0, 0.02) }),
      formerOwnerIds: fc.constantFrom<number[]>([], [], [], [1], [2, 3]),
      joinsPrevious: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    })
    .map(({ region: where, industry, joinsPrevious, ...fields }) => ({
      fields: { ...fields, attributes: { industry, segment: 'Small', region: where, sizeTercile: '1' } },
      joinsPrevious,
    }));

/** Small random companies: a few reps under two managers, some groups, any policy. */
export function randomInput(mostAccounts: number): fc.Arbitrary<PlanningInput> {
  const reps = 4;
  return fc
    .record({
      reps: fc.tuple(someRep(1), someRep(2), someRep(3), someRep(4)),
      accounts: fc.array(someAccount(reps), { minLength: mostAccounts - 2, maxLength: mostAccounts }),
      plan: policy,
      maxAccountsPerRep: fc.constantFrom(null, null, 10),
    })
    .map(({ reps: sellers, accounts, plan, maxAccountsPerRep }) => {
      const rows: PlanningAccount[] = [];
      accounts.forEach(({ fields, joinsPrevious }, i) => {
        const before = rows[i - 1];
        const group = joinsPrevious && before ? { ownerId: before.ownerId, groupId: before.groupId } : {};
        rows.push(account(11 + i, fields.ownerId, { ...fields, ...group }));
      });
      const managers = [rep(90, { managerId: 99, accounts: 0 }), rep(91, { managerId: 99, accounts: 0 })];
      return input([...sellers, ...managers], rows, plan, { maxAccountsPerRep });
    });
}

/** The same companies under wide rules: many swaps compete, and the limits of the books bind. */
export function competingInput(mostAccounts: number): fc.Arbitrary<PlanningInput> {
  const wide = {
    maxSwaps: null,
    maxSwapsPerRep: 2,
    valueTolerance: 1,
    headroomTolerance: 1,
    bookValueTolerance: 0.05,
    bookHeadroomTolerance: 0.2,
    inItselfShare: 1,
    maxBookShareMovedPerYear: 0.3,
    compatibility: 'any' as const,
    crossTeam: 'any' as const,
    exclusions: [],
  };
  return randomInput(mostAccounts).map((given) => ({ ...given, plan: { ...given.plan, ...wide } }));
}

/** The same with limits that leave room for many swaps of every kind. */
export function openInput(mostAccounts: number): fc.Arbitrary<PlanningInput> {
  const open = { bookValueTolerance: 0.5, bookHeadroomTolerance: 1, maxBookShareMovedPerYear: 1 };
  return competingInput(mostAccounts).map((given) => ({ ...given, plan: { ...given.plan, ...open } }));
}

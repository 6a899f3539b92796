import type { Account, Assignment, Rep } from '../../../src/accounts/types';
import type { GrowthInput } from '../../../src/growth/types';
import { defaultPolicy } from '../../../src/rotations/policy';
import { addDays, firstDayOfQuarter, quarterIndex } from '../../../src/shared/calendar';
import { type Random, seededRandom } from '../../../src/shared/random';
import { accountsOf, PLAIN } from '../simulate';

/** Quarter index of the first quarter of a simulated company. */
export const START = quarterIndex('2020-Q1');
const TEAM = 8;
const REGIONS = ['North', 'South'];
const INDUSTRIES = ['Hotels', 'Marinas', 'Builders'];

/** A company as it goes through its rounds: what it books, who owns what, and what it would have booked without swaps. */
export interface Company {
  quarters: number;
  accounts: Account[];
  reps: Rep[];
  ledger: Assignment[];
  /** By account (id − 1) and quarter: minor units as booked, and without anything that swaps did to it. */
  cents: Float64Array[];
  without: Float64Array[];
  random: Random;
}

/** Accounts of persistent level with reps in teams of eight; a potential is given for three accounts in five. */
export function makeCompany(seed: number, size: { reps: number; accounts: number; quarters: number }): Company {
  const random = seededRandom(seed);
  const sketches = accountsOf({ ...PLAIN, ...size }, random.fork('accounts'));
  const traits = random.fork('traits');
  const reps = Array.from({ length: size.reps }, (_, n) => repOf(n + 1, size.reps + 1 + Math.floor(n / TEAM)));
  const managers = Array.from({ length: Math.ceil(size.reps / TEAM) }, (_, n) => repOf(size.reps + 1 + n, null));
  const hired = firstDayOfQuarter(START, 1);
  const cents = sketches.map((sketch) => Float64Array.from(sketch.cents, Math.round));
  return {
    quarters: size.quarters,
    accounts: sketches.map((sketch, i): Account => {
      const year = sketch.cents.slice(4, 8).reduce((sum, quarter) => sum + quarter, 0);
      const given = traits.next() < 0.6;
      return {
        id: sketch.id,
        externalId: `A${sketch.id}`,
        name: `Account ${sketch.id}`,
        segment: `Segment ${sketch.segment}`,
        region: REGIONS[sketch.rep % REGIONS.length],
        industry: traits.pick(INDUSTRIES),
        potentialCents: given ? Math.round(year * (1 + sketch.room)) : null,
        potentialGrade: given ? (i % 2 === 0 ? 'A' : 'B') : null,
        parentId: null,
        lockedUntil: null,
        lockReason: null,
      };
    }),
    reps: [...reps, ...managers],
    ledger: sketches.map(
      ({ id, rep }): Assignment => ({ accountId: id, repId: rep + 1, role: 'owner', from: hired, to: null }),
    ),
    cents,
    without: cents.map((row) => row.slice()),
    random: random.fork('rounds'),
  };
}

function repOf(id: number, managerId: number | null): Rep {
  const region = REGIONS[(id - 1) % REGIONS.length];
  const hireDate = firstDayOfQuarter(START, 1);
  return { id, externalId: `R${id}`, name: `Rep ${id}`, email: null, managerId, region, hireDate, endDate: null };
}

/** What the analysis sees in the quarter before `effective` (both count from 0): revenue of the quarters before that one. */
export function knownBefore(company: Company, effective: number): GrowthInput {
  const { growth, candidates, reps } = defaultPolicy();
  const quarters = effective - 1;
  const accountIds = company.accounts.map(({ id }) => id);
  return {
    asOf: START + quarters - 1,
    cutOff: addDays(firstDayOfQuarter(START + quarters, 1), 40),
    fiscalYearStartMonth: 1,
    policy: { growth, candidates, reps },
    accounts: company.accounts,
    reps: company.reps,
    assignments: company.ledger,
    revenue: {
      firstQuarter: START,
      quarters,
      accountIds,
      cents: Float64Array.from(company.cents.flatMap((row) => [...row.subarray(0, quarters)])),
    },
    categoryRevenue: {
      accountPositions: Int32Array.from(accountIds.keys()),
      categoryIds: [1],
      categoryPositions: new Int32Array(accountIds.length),
      cents: Float64Array.from(company.cents, (row) =>
        row.subarray(quarters - 4, quarters).reduce((sum, quarter) => sum + quarter, 0),
      ),
    },
    deals: [],
    absences: [],
    quotas: [],
    exclusions: [],
    optedIn: [],
  };
}

/** An account changes hands in the ledger. */
export function handOver(company: Company, accountId: number, repId: number, day: string): void {
  const open = company.ledger.find((spell) => spell.accountId === accountId && spell.to === null)!;
  open.to = day;
  company.ledger.push({ ...open, repId, from: day, to: null });
}

/** A company of its own with the same past. */
export function copyOf(company: Company): Company {
  return {
    ...company,
    ledger: company.ledger.map((spell) => ({ ...spell })),
    cents: company.cents.map((row) => row.slice()),
    without: company.without.map((row) => row.slice()),
  };
}

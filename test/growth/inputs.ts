import type { CategoryRevenue, QuarterlyRevenue } from '../../src/accounts/revenue';
import { type Account, type Assignment, type Rep, UNKNOWN } from '../../src/accounts/types';
import { analyseGrowth } from '../../src/growth/analyse';
import { candidatesPolicy, growthPolicy, repsPolicy } from '../../src/growth/policy';
import type { AccountAnalysis, GrowthInput, RepAnalysis } from '../../src/growth/types';
import { lastDayOfQuarter, quarterIndex } from '../../src/shared/calendar';

/** As-of quarter and cut-off of the tests: calendar years, data to the end of 2025. */
export const AS_OF = quarterIndex('2025-Q4');
export const CUT_OFF = lastDayOfQuarter(AS_OF, 1);

export const account = (id: number, more: Partial<Account> = {}): Account => ({
  id,
  externalId: `a${id}`,
  name: `Account ${id}`,
  segment: 'Retail',
  region: 'North',
  industry: UNKNOWN,
  potentialCents: null,
  potentialGrade: null,
  parentId: null,
  lockedUntil: null,
  lockReason: null,
  ...more,
});

export const rep = (id: number, more: Partial<Rep> = {}): Rep => ({
  id,
  externalId: `r${id}`,
  name: `Rep ${id}`,
  email: null,
  managerId: null,
  region: 'North',
  hireDate: null,
  endDate: null,
  ...more,
});

export const owned = (accountId: number, repId: number, from = '2020-01-01', to: string | null = null): Assignment => ({
  accountId,
  repId,
  role: 'owner',
  from,
  to,
});

/** Revenue from lists of quarterly amounts in whole currency units, oldest first, all ending with the as-of quarter. */
export function revenueOf(byAccount: Record<number, number[]>, asOf = AS_OF): QuarterlyRevenue {
  const accountIds = Object.keys(byAccount).map(Number);
  const quarters = Math.max(1, ...accountIds.map((id) => byAccount[id].length));
  const cents = new Float64Array(accountIds.length * quarters);
  accountIds.forEach((id, row) => {
    byAccount[id].forEach((amount, i) => {
      cents[(row + 1) * quarters - byAccount[id].length + i] = Math.round(amount * 100);
    });
  });
  return { firstQuarter: asOf - quarters + 1, quarters, accountIds, cents };
}

/** Category revenue from [account, category, whole currency units]. */
export function categoriesOf(revenue: QuarterlyRevenue, entries: [number, number, number][]): CategoryRevenue {
  const categoryIds = [...new Set(entries.map(([, category]) => category))].sort((a, b) => a - b);
  const sorted = [...entries].sort((a, b) => a[0] - b[0]);
  return {
    accountPositions: Int32Array.from(sorted, ([id]) => revenue.accountIds.indexOf(id)),
    categoryIds,
    categoryPositions: Int32Array.from(sorted, ([, category]) => categoryIds.indexOf(category)),
    cents: Float64Array.from(sorted, ([, , amount]) => amount * 100),
  };
}

export interface Case extends Partial<Omit<GrowthInput, 'policy' | 'revenue' | 'categoryRevenue'>> {
  /** Quarterly amounts by account id, oldest first, ending with the as-of quarter. */
  sales: Record<number, number[]>;
  categories?: [number, number, number][];
  policy?: { growth?: object; candidates?: object; reps?: object };
}

/** A whole input from what matters to a test: by default every account is owned by rep 1 since 2020. */
export function inputOf({ sales, categories = [], policy = {}, ...more }: Case): GrowthInput {
  const revenue = revenueOf(sales);
  return {
    asOf: AS_OF,
    cutOff: CUT_OFF,
    fiscalYearStartMonth: 1,
    policy: {
      growth: growthPolicy.parse({ minPeers: 3, ...policy.growth }),
      candidates: candidatesPolicy.parse(policy.candidates ?? {}),
      reps: repsPolicy.parse(policy.reps ?? {}),
    },
    accounts: revenue.accountIds.map((id) => account(id)),
    reps: [rep(1)],
    assignments: revenue.accountIds.map((id) => owned(id, 1)),
    revenue,
    categoryRevenue: categoriesOf(revenue, categories),
    deals: [],
    absences: [],
    quotas: [],
    exclusions: [],
    optedIn: [],
    ...more,
  };
}

export function accountsOf(given: Case): Map<number, AccountAnalysis> {
  return new Map(analyseGrowth(inputOf(given)).accounts.map((found) => [found.accountId, found]));
}

export function repsOf(given: Case): Map<number, RepAnalysis> {
  return new Map(analyseGrowth(inputOf(given)).reps.map((found) => [found.repId, found]));
}

/** The same amount in every one of n quarters. */
export const steady = (amount: number, quarters = 8): number[] => Array(quarters).fill(amount);

/** Eight quarters: four of one amount, then four of another. */
export const stepped = (before: number, now: number): number[] => [...steady(before, 4), ...steady(now, 4)];

import type { CategoryRevenue, QuarterlyRevenue } from '../../src/accounts/revenue';
import type { Account, Assignment, Rep } from '../../src/accounts/types';
import type { DemoCompany } from '../../src/demo/types';
import type { GrowthInput } from '../../src/growth/types';
import { defaultPolicy } from '../../src/rotations/policy';
import { addDays, asOfQuarterIndex, type Day, quarterIndexOfMonth } from '../../src/shared/calendar';
import { parseAmount } from '../../src/shared/money';

const numbered = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, n) => [id, n + 1]));

/** The demo as the analysis sees it on a day, with the past swaps in the ledger. Our ids: places in the files, from 1. */
export function growthInput(company: DemoCompany, cutOff: Day): GrowthInput {
  const repIds = numbered(company.reps.map((r) => r.rep_id));
  const accountIds = numbered(company.accounts.map((a) => a.account_id));
  const dataThrough = company.revenue.reduce((newest, r) => (r.month > newest ? r.month : newest), '');
  const asOf = Math.min(asOfQuarterIndex(dataThrough, 1), quarterIndexOfMonth(cutOff.slice(0, 7), 1) - 1);
  const policy = defaultPolicy();
  return {
    asOf,
    cutOff,
    fiscalYearStartMonth: 1,
    policy: { growth: policy.growth, candidates: policy.candidates, reps: policy.reps },
    accounts: company.accounts.map(
      (a): Account => ({
        id: accountIds.get(a.account_id)!,
        externalId: a.account_id,
        name: a.name,
        segment: a.segment,
        region: a.region,
        industry: a.industry || 'unknown',
        potentialCents: parseAmount(a.annual_potential),
        potentialGrade: a.potential_grade === '' ? null : (a.potential_grade as 'A' | 'B'),
        parentId: accountIds.get(a.parent_id) ?? null,
        lockedUntil: a.locked_until || null,
        lockReason: a.lock_reason || null,
      }),
    ),
    reps: company.reps.map(
      (r): Rep => ({
        id: repIds.get(r.rep_id)!,
        externalId: r.rep_id,
        name: r.name,
        email: r.email,
        managerId: repIds.get(r.manager_id) ?? null,
        region: r.region,
        hireDate: r.hire_date,
        endDate: r.end_date || null,
      }),
    ),
    assignments: withSwaps(company, repIds, accountIds),
    ...revenueOf(company, accountIds, asOf),
    deals: company.deals.map((d) => ({
      externalId: d.deal_id,
      accountId: accountIds.get(d.account_id)!,
      repId: repIds.get(d.rep_id)!,
      name: d.name,
      kind: d.kind,
      amountCents: parseAmount(d.amount),
      createdOn: d.created_date,
      lastActivityOn: d.last_activity_date,
      closesOn: d.close_date,
    })),
    absences: company.absences.map((a) => ({
      repId: repIds.get(a.rep_id)!,
      from: a.start_date,
      to: addDays(a.end_date, 1),
    })),
    quotas: company.quotas.map((q) => ({
      repId: repIds.get(q.rep_id)!,
      quarter: q.quarter,
      amountCents: parseAmount(q.amount)!,
    })),
    exclusions: [],
    optedIn: [],
  };
}

function withSwaps(company: DemoCompany, repIds: Map<string, number>, accountIds: Map<string, number>): Assignment[] {
  const moves = company.pastRotations.flatMap(({ effectiveDate, swaps }) =>
    swaps.flatMap((swap) => swap.legs.map((leg) => ({ ...leg, effectiveDate }))),
  );
  const moved = new Map(moves.map((move) => [move.accountId, move.effectiveDate]));
  const spells = company.assignments.map(
    (a): Assignment => ({
      accountId: accountIds.get(a.account_id)!,
      repId: repIds.get(a.rep_id)!,
      role: a.role,
      from: a.start_date,
      to: a.end_date === '' ? (a.role === 'owner' && moved.get(a.account_id)) || null : addDays(a.end_date, 1),
    }),
  );
  const taken = moves.map(
    (m): Assignment => ({
      accountId: accountIds.get(m.accountId)!,
      repId: repIds.get(m.toRepId)!,
      role: 'owner',
      from: m.effectiveDate,
      to: null,
    }),
  );
  return [...spells, ...taken];
}

function revenueOf(
  company: DemoCompany,
  accountIds: Map<string, number>,
  asOf: number,
): { revenue: QuarterlyRevenue; categoryRevenue: CategoryRevenue } {
  const rows = company.revenue.map((r) => ({
    account: accountIds.get(r.account_id)!,
    quarter: quarterIndexOfMonth(r.month, 1),
    category: r.category,
    cents: parseAmount(r.amount)!,
  }));
  const known = rows.filter((r) => r.quarter <= asOf);
  const ids = [...new Set(known.map((r) => r.account))].sort((a, b) => a - b);
  const position = new Map(ids.map((id, n) => [id, n]));
  const firstQuarter = rows.reduce((first, row) => Math.min(first, row.quarter), asOf);
  const quarters = asOf - firstQuarter + 1;
  const cents = new Float64Array(ids.length * quarters);
  const categories = [...new Set(rows.map((r) => r.category))].sort();
  const spending = new Map<number, number>();
  for (const row of known) {
    const at = position.get(row.account)!;
    cents[at * quarters + row.quarter - firstQuarter] += row.cents;
    const key = at * categories.length + categories.indexOf(row.category);
    if (row.quarter > asOf - 4) spending.set(key, (spending.get(key) ?? 0) + row.cents);
  }
  const entries = [...spending].sort(([a], [b]) => a - b);
  return {
    revenue: { firstQuarter, quarters, accountIds: ids, cents },
    categoryRevenue: {
      accountPositions: Int32Array.from(entries, ([key]) => Math.floor(key / categories.length)),
      categoryIds: categories.map((_, n) => n + 1),
      categoryPositions: Int32Array.from(entries, ([key]) => key % categories.length),
      cents: Float64Array.from(entries, ([, sum]) => sum),
    },
  };
}

import { sumOfQuarters } from '../accounts/revenue';
import type { Account } from '../accounts/types';
import { type Pools, peerPools } from './peers';
import type { GrowthInput } from './types';

/**
 * The accounts under analysis: those that bought something up to the as-of quarter, ascending by id. The position of
 * an account here is its index in every other column of the analysis.
 */
export interface Company {
  input: GrowthInput;
  accounts: Account[];
  /** Row of each account in the revenue. */
  rows: Int32Array;
  /** First quarter of each account's history: its first with revenue, not before the first complete one of the data. */
  since: Int32Array;
  firstCompleteQuarter: number;
  pools: Pools;
}

export function companyOf(input: GrowthInput): Company {
  const { revenue, asOf } = input;
  const byId = new Map(input.accounts.map((account) => [account.id, account]));
  const firstCompleteQuarter = revenue.firstCompleteQuarter ?? revenue.firstQuarter;
  const found: { account: Account; row: number; since: number }[] = [];
  revenue.accountIds.forEach((id, row) => {
    const first = firstQuarterWithRevenue(input, row);
    if (first === null) return;
    const account = byId.get(id);
    if (!account) throw new Error(`There is revenue of account ${id}, which is not among the accounts.`);
    found.push({ account, row, since: Math.min(asOf, Math.max(first, firstCompleteQuarter)) });
  });
  found.sort((a, b) => a.account.id - b.account.id);
  const accounts = found.map(({ account }) => account);
  return {
    input,
    accounts,
    rows: Int32Array.from(found, ({ row }) => row),
    since: Int32Array.from(found, ({ since }) => since),
    firstCompleteQuarter,
    pools: peerPools(accounts),
  };
}

function firstQuarterWithRevenue({ revenue, asOf }: GrowthInput, row: number): number | null {
  for (let quarter = revenue.firstQuarter; quarter <= asOf; quarter++) {
    const offset = quarter - revenue.firstQuarter;
    if (offset < revenue.quarters && revenue.cents[row * revenue.quarters + offset] !== 0) return quarter;
  }
  return null;
}

/** Minor units of one account over `count` quarters that end with `last`. */
export function centsOf(company: Company, position: number, last: number, count: number): number {
  return sumOfQuarters(company.input.revenue, company.rows[position], last, count);
}

/** Complete quarters of an account's history up to and including `asOf`; 0 when it came later. */
export function quartersOfHistory(company: Company, position: number, asOf: number): number {
  return Math.max(0, asOf - company.since[position] + 1);
}

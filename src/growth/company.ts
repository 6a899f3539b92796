import { sumOfQuarters } from '../accounts/revenue';
import type { Account, AccountId } from '../accounts/types';
import { type Pools, peerPools } from './peers';
import type { GrowthInput } from './types';

/**
 * The accounts under analysis: those that bought something up to the as-of quarter, ascending by id. The position of
 * an account here is its index in every other column of the analysis.
 */
export interface Company {
  input: GrowthInput;
  accounts: Account[];
  /** Every account of the input by id, and the position of those under analysis. */
  accountOf: ReadonlyMap<AccountId, Account>;
  positionOf: ReadonlyMap<AccountId, number>;
  /** Row of each account in the revenue. */
  rows: Int32Array;
  /** First quarter of each account's history: its first with revenue, not before the first complete one of the data. */
  since: Int32Array;
  firstCompleteQuarter: number;
  pools: Pools;
}

/** Lays out what is analysed: the accounts with revenue up to the as-of quarter, their rows, histories and peers. */
export function companyOf(input: GrowthInput): Company {
  const { revenue, asOf } = input;
  const { accountIds } = revenue;
  const accountOf = new Map(input.accounts.map((account) => [account.id, account]));
  const firstCompleteQuarter = revenue.firstCompleteQuarter ?? revenue.firstQuarter;
  const firstQuarters = Int32Array.from(accountIds, (_, row) => firstQuarterWithRevenue(input, row));
  const rows = Int32Array.from(accountIds.keys())
    .filter((row) => firstQuarters[row] !== NEVER)
    .sort((a, b) => accountIds[a] - accountIds[b]);
  const accounts = Array.from(rows, (row) => {
    const account = accountOf.get(accountIds[row]);
    if (!account) throw new Error(`There is revenue of account ${accountIds[row]}, which is not among the accounts.`);
    return account;
  });
  return {
    input,
    accounts,
    accountOf,
    positionOf: new Map(accounts.map((account, position) => [account.id, position])),
    rows,
    since: rows.map((row) => Math.min(asOf, Math.max(firstQuarters[row], firstCompleteQuarter))),
    firstCompleteQuarter,
    pools: peerPools(accounts),
  };
}

/** Comes before every quarter index. */
const NEVER = -1;

function firstQuarterWithRevenue({ revenue, asOf }: GrowthInput, row: number): number {
  for (let quarter = revenue.firstQuarter; quarter <= asOf; quarter++) {
    const offset = quarter - revenue.firstQuarter;
    if (offset < revenue.quarters && revenue.cents[row * revenue.quarters + offset] !== 0) return quarter;
  }
  return NEVER;
}

/** Minor units of one account over `count` quarters that end with `last`. */
export function centsOf(company: Company, position: number, last: number, count: number): number {
  return sumOfQuarters(company.input.revenue, company.rows[position], last, count);
}

/** Complete quarters of an account's history up to and including `asOf`; 0 when it came later. */
export function quartersOfHistory(company: Company, position: number, asOf: number): number {
  return Math.max(0, asOf - company.since[position] + 1);
}

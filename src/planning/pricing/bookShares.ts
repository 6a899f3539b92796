import { UNKNOWN } from '../../accounts/types';
import type { PlanningAccount, PlanningRep } from '../types';
import { FIT_ATTRIBUTES, shareOfBook } from '../worth/fit';

/**
 * What `fitOf` is made of, for accounts and reps in a fixed order: which shares of a book an account's fit is the mean
 * of, as columns in a row of shares for each rep. Column 0 stands for what is unknown: a share of nothing.
 */
export interface BookShares {
  /** Shares in a row. */
  width: number;
  shares: Float64Array;
  /** Columns of each account, four in a row; and how many of them are known. */
  columns: Int32Array;
  known: Uint8Array;
}

/** The table for some accounts and reps. */
export function bookShares(accounts: readonly PlanningAccount[], reps: readonly PlanningRep[]): BookShares {
  const index = new Map<string, number>();
  const values: [name: number, value: string][] = [];
  const columns = new Int32Array(accounts.length * FIT_ATTRIBUTES.length);
  const known = new Uint8Array(accounts.length);
  accounts.forEach((account, a) => {
    FIT_ATTRIBUTES.forEach((name, n) => {
      const value = account.attributes[name];
      if (value === UNKNOWN) return;
      const key = `${n} ${value}`;
      const column = index.get(key) ?? values.push([n, value]);
      index.set(key, column);
      columns[a * FIT_ATTRIBUTES.length + n] = column;
      known[a]++;
    });
  });
  const width = values.length + 1;
  const shares = new Float64Array(reps.length * width);
  reps.forEach((rep, r) => {
    values.forEach(([name, value], v) => {
      shares[r * width + v + 1] = shareOfBook(rep, FIT_ATTRIBUTES[name], value, 0);
    });
  });
  return { width, shares, columns, known };
}

import type { Staging } from './importStaging';

/**
 * The rep of each month in which an account bought, by account and month: who sold most in it, the lower reference where
 * two sold the same; of the sales that `openSales` opened. One at a time; nothing else may use the staging file meanwhile.
 */
export function* monthlySellers({ handle }: Staging): Generator<{ account: number; rep: number }> {
  // Both parts of the sales come in the order of their keys: they are merged, and nothing is sorted.
  const rows = handle
    .prepare('select account_id as account, month, rep, cents from temp.sales order by account_id, month')
    .iterate() as Iterable<{ account: number; month: string; rep: number; cents: number }>;
  let [account, month] = [0, ''];
  const sold = new Map<number, number>();
  for (const row of rows) {
    if (sold.size > 0 && (row.account !== account || row.month !== month)) {
      yield { account, rep: most(sold) };
      sold.clear();
    }
    [account, month] = [row.account, row.month];
    sold.set(row.rep, (sold.get(row.rep) ?? 0) + row.cents);
  }
  if (sold.size > 0) yield { account, rep: most(sold) };
}

function most(sold: ReadonlyMap<number, number>): number {
  const [[rep]] = [...sold].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return rep;
}

/**
 * Staged accounts that sales could give an owner: none is named for them, by their row or an assignment.
 * @param onlyNew leave out those that the database knows
 */
export function withoutOwner({ handle }: Staging, onlyNew: boolean): number {
  return handle
    .prepare(
      `select count(*) from accounts a where owner_id is null
         and ${onlyNew ? 'account_id in (select ref from account_ids where known = 0)' : '1'}
         and not exists (select 1 from assignments s where s.account_id = a.account_id)`,
    )
    .pluck()
    .get() as number;
}

/** Staged accounts with an owner whom no assignment of the files names. */
export function ownedWithoutSpells({ handle }: Staging): number {
  return handle
    .prepare(
      `select count(*) from accounts a where owner_id is not null
         and not exists (select 1 from assignments s where s.account_id = a.account_id)`,
    )
    .pluck()
    .get() as number;
}

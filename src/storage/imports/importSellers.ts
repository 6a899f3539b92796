import type { Staging } from './importStaging';

/**
 * The rep of each month in which an account bought, by account and month: who sold most in it, the lower reference where
 * two sold the same. One at a time; nothing else may use the staging file meanwhile.
 */
export function* monthlySellers({ handle }: Staging): Generator<{ account: number; rep: number }> {
  const rows = handle
    .prepare(
      `select account_id as account, month, rep_id as rep, sum(amount) as cents from revenue
       where rep_id <> 0 and amount > 0 group by account_id, month, rep_id order by account_id, month, cents desc, rep_id`,
    )
    .iterate() as Iterable<{ account: number; month: string; rep: number }>;
  let [lastAccount, lastMonth] = [-1, ''];
  for (const { account, month, rep } of rows) {
    if (account !== lastAccount || month !== lastMonth) yield { account, rep };
    [lastAccount, lastMonth] = [account, month];
  }
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

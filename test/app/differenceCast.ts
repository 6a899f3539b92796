import type { Database } from '../../src/storage/database';

/** A trade in effect that exchanged two accounts, which had one open owner spell each. */
export function tradeInEffect({ raw }: Database, day: string, accounts = ['A1', 'A2']): void {
  const at = `${day}T09:00:00.000Z`;
  raw
    .prepare(`insert into rotations (id, name, as_of, data_through, cut_off, effective_date, policy, created_at)
      values ('rot', 'Autumn', '2025-Q2', '2025-06', '2025-06-30', ?, '{}', ?)`)
    .run(day, at);
  raw
    .prepare(`insert into trades (id, number, rotation_id, swap_id, kind, state, effective_date, expected_cents, crm_state, created_at)
      values ('t1', 1, 'rot', 's1', 'pair', 'in_effect', ?, 0, 'exported', ?)`)
    .run(day, at);
  raw.prepare(`insert into trade_states (trade_id, state, at) values ('t1', 'in_effect', ?)`).run(at);
  const owner = raw.prepare(`select a.id as account, x.rep_id as rep from accounts a join assignments x
    on x.account_id = a.id and x.role = 'owner' and x.to_date is null where a.external_id = ?`);
  const [one, two] = accounts.map((name) => owner.get(name) as { account: number; rep: number });
  for (const [account, from, to] of [
    [one.account, one.rep, two.rep],
    [two.account, two.rep, one.rep],
  ]) {
    raw
      .prepare(`update assignments set to_date = ?, closed_by_trade = 't1' where account_id = ? and to_date is null`)
      .run(day, account);
    raw
      .prepare(`insert into assignments (account_id, rep_id, role, from_date, origin, opened_by_trade)
        values (?, ?, 'owner', ?, 'trade', 't1')`)
      .run(account, to, day);
    raw
      .prepare(`insert into trade_legs (trade_id, account_id, group_id, from_rep_id, to_rep_id, t4q_cents, headroom_cents,
        gain_cents, loss_cents, expected_cents) values ('t1', ?, ?, ?, ?, 0, 0, 0, 0, 0)`)
      .run(account, account, from, to);
  }
}

/** Id of the open difference of an account. */
export function difference({ raw }: Database, account: string): number {
  return raw
    .prepare(`select d.id from ledger_differences d join accounts a on a.id = d.account_id
      where a.external_id = ? and d.resolved_at is null`)
    .pluck()
    .get(account) as number;
}

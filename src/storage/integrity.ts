import { sql } from 'kysely';
import { MAX_AMOUNT_MINOR } from '../shared/money';
import { OPEN_STATES } from '../trades/states';
import type { Database, Db } from './database';

/** What the database file itself says about its health; sentences, empty when all is well. PostgreSQL keeps its
 * files and its foreign keys by itself. */
export function fileProblems(database: Database): string[] {
  if (database.dialect.name === 'postgres') return [];
  const integrity = database.raw.pragma('integrity_check') as { integrity_check: string }[];
  const foreign = database.raw.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  return [
    ...integrity
      .filter((row) => row.integrity_check !== 'ok')
      .map((row) => `The file is damaged: ${row.integrity_check}.`),
    ...foreign.map((row) => `A row of ${row.table} points to a ${row.parent} that does not exist.`),
  ];
}

/** Accounts with two owners on a day. */
export async function ledgerProblems(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; day: string }>`
    select a.name, later.from_date as day
    from assignments earlier
    join assignments later on later.account_id = earlier.account_id and later.role = 'owner' and later.id <> earlier.id
      and earlier.from_date <= later.from_date and coalesce(earlier.to_date, '9999-12-31') > later.from_date
      and (earlier.from_date < later.from_date or earlier.id < later.id)
    join accounts a on a.id = earlier.account_id
    where earlier.role = 'owner'`.execute(db);
  return rows.map((row) => `${row.name} has two owners on ${row.day}.`);
}

/** Amounts that cannot be: too large, or sold by a rep who does not exist. */
export async function revenueProblems(db: Db): Promise<string[]> {
  const { rows } = await sql<{ large: number; strangers: number; total: number }>`
    select
      count(*) filter (where abs(amount_cents) > ${sql.lit(MAX_AMOUNT_MINOR)}) as large,
      count(*) filter (where seller_id <> 0 and not exists (select 1 from reps where reps.id = seller_id)) as strangers,
      coalesce(sum(cast(abs(amount_cents) as double precision)), 0) as total
    from revenue`.execute(db);
  const { large, strangers, total } = rows[0];
  return [
    ...(Number(large) > 0 ? [`${large} revenue rows exceed the largest amount.`] : []),
    ...(Number(strangers) > 0 ? [`${strangers} revenue rows name a selling rep who does not exist.`] : []),
    ...(Number.isSafeInteger(Number(total)) ? [] : ['The revenue adds up to more than can be counted to the cent.']),
  ];
}

/** Trades whose state, legs and ledger rows do not belong together. */
export async function tradeProblems(db: Db): Promise<string[]> {
  const moved = await sql<{ number: number; name: string }>`
    select t.number, a.name
    from trades t
    join trade_legs l on l.trade_id = t.id
    join accounts a on a.id = l.account_id
    where t.state in ('in_effect', 'reversed') and not exists (
      select 1 from assignments s
      where s.opened_by_trade = t.id and s.account_id = l.account_id and s.rep_id = l.to_rep_id and s.role = 'owner'
        and s.from_date = t.effective_date)`.execute(db);
  const early = await sql<{ number: number }>`
    select distinct t.number from trades t join assignments s on s.opened_by_trade = t.id
    where t.state not in ('in_effect', 'reversed')`.execute(db);
  const twice = await sql<{ name: string }>`
    select a.name from trade_legs l
    join trades t on t.id = l.trade_id
    join accounts a on a.id = l.account_id
    where t.state in (${sql.join(OPEN_STATES)})
    group by a.id, a.name having count(*) > 1`.execute(db);
  const states = await sql<{ number: number }>`
    select t.number from trades t
    where t.state is distinct from (select s.state from trade_states s where s.trade_id = t.id order by s.id desc limit 1)`.execute(
    db,
  );
  return [
    ...moved.rows.map((row) => `Trade ${row.number} is in effect, but the ledger does not show it for ${row.name}.`),
    ...early.rows.map((row) => `Trade ${row.number} is not in effect, but the ledger shows it.`),
    ...twice.rows.map((row) => `${row.name} is in more than one open trade.`),
    ...states.rows.map((row) => `The state of trade ${row.number} is not the last one recorded.`),
  ];
}

import type Sqlite from 'better-sqlite3';
import type { OwnerSpell } from '../../imports/ownerHistory';
import type { SoldInMonth } from '../../imports/ownersFromSales';
import type { Database } from '../database';
import type { Staging } from './importStaging';

/** Accounts looked at in one go: memory does not grow with their number. */
const AT_ONCE = 2_000;

/**
 * Lets the sales of the files be read together with those that the database holds already: a row of the files counts in
 * place of the row with its key. Call `closeSales` afterwards.
 */
export async function openSales({ handle }: Staging, database: Database): Promise<void> {
  if (database.dialect.name === 'sqlite') handle.prepare('attach ? as product').run(database.path);
  else await copySold(handle, database);
  handle.exec(`
    create temp view sales as
      select account_id, month, rep_id as rep, amount as cents from main.revenue where rep_id <> 0 and amount > 0
      union all
      select p.account_id, p.month, p.seller_id, p.amount_cents from product.revenue p
      join main.account_ids i on i.ref = p.account_id and i.known = 1
      where p.seller_id <> 0 and p.amount_cents > 0 and not exists (
        select 1 from main.revenue v where v.account_id = p.account_id and v.month = p.month
          and v.category = p.category_id and v.rep_id = p.seller_id)`);
}

/** What is asked of the database, in a temporary file in its place. */
async function copySold(handle: Sqlite.Database, { bulk }: Database): Promise<void> {
  handle.exec(`
    attach '' as product;
    create table product.revenue (account_id integer, month text, category_id integer, seller_id integer, amount_cents integer,
      primary key (account_id, month, category_id, seller_id)) without rowid;
    create table product.assignments (account_id integer, origin text, closed_by_trade text)`);
  const sale = handle.prepare('insert into product.revenue values (?, ?, ?, ?, ?)');
  await bulk.each(
    `select account_id, month, category_id, seller_id, amount_cents from revenue where seller_id <> 0 and amount_cents > 0`,
    [],
    (row) => sale.run(row),
  );
  const spell = handle.prepare('insert into product.assignments values (?, ?, ?)');
  const moved = `select account_id, origin, closed_by_trade from assignments
    where origin = 'trade' or closed_by_trade is not null`;
  await bulk.each(moved, [], (row) => spell.run(row));
}

/** Ends what `openSales` began. */
export function closeSales({ handle }: Staging): void {
  handle.exec('drop view temp.sales; detach product');
}

/**
 * The staged accounts whose owner no file tells, with what each rep sold to them by month. Accounts that a trade moved are
 * left out: the ledger knows better. Between two accounts the staging file may be written.
 * @param onlyNew leave out those that the database knows: their owners were told before
 */
export function* soldToUnowned(
  { handle }: Staging,
  onlyNew: boolean,
): Generator<{ account: number; sold: SoldInMonth[] }> {
  const some = handle
    .prepare(
      `select account_id from main.accounts a where account_id > ? and owner_id is null
         and ${onlyNew ? 'account_id in (select ref from main.account_ids where known = 0)' : '1'}
         and not exists (select 1 from main.assignments s where s.account_id = a.account_id)
         and not exists (select 1 from product.assignments t join main.account_ids i on i.ref = t.account_id and i.known = 1
           where t.account_id = a.account_id and (t.origin = 'trade' or t.closed_by_trade is not null))
       order by account_id limit ${AT_ONCE}`,
    )
    .pluck();
  const sales = handle.prepare(
    `select account_id as account, month, rep, sum(cents) as cents from temp.sales
     where account_id in (select value from json_each(?)) group by account_id, month, rep order by account_id, month, rep`,
  );
  for (let last = -1; ; ) {
    const accounts = some.all(last) as number[];
    if (accounts.length === 0) return;
    const rows = sales.all(JSON.stringify(accounts)) as (SoldInMonth & { account: number })[];
    for (let from = 0; from < rows.length; ) {
      const { account } = rows[from];
      const end = rows.findIndex((row, i) => i > from && row.account !== account);
      const sold = rows.slice(from, end < 0 ? rows.length : end);
      yield { account, sold };
      from += sold.length;
    }
    last = accounts[accounts.length - 1];
  }
}

/** Stages spells that follow from sales, as a list of assignments would; how the first one began is not known. */
export function addSalesOwners({ handle }: Staging, account: number, spells: readonly OwnerSpell[]): void {
  const insert = handle.prepare(
    `insert into main.assignments (account_id, rep_id, start_date, end_date, role) values (?, ?, ?, ?, 'owner')`,
  );
  for (const { rep, from, to } of spells) insert.run(account, rep, from, to);
  handle.prepare('insert into main.sales_owners values (?, ?)').run(account, spells[0].from);
}

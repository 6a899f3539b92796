import type Sqlite from 'better-sqlite3';
import type { GivenName } from '../../imports/alikeNames';

/** More names than these are not compared: the memory of an import is bounded. */
const MOST_NAMES = 20_000;

/** Names of the accounts and of the products that a staging file or its source knows; empty where there are too many. */
export function namesToCompare(handle: Sqlite.Database): { accounts: GivenName[]; categories: GivenName[] } {
  return {
    accounts: few(
      handle,
      `select coalesce(s.name, p.name) as name, i.known from staged.account_ids i
       left join staged.accounts s on s.account_id = i.ref left join main.accounts p on i.known = 1 and p.id = i.ref
       where coalesce(s.name, p.name) is not null order by i.ref`,
    ),
    categories: few(
      handle,
      `select external_id as name, known from staged.category_ids where external_id <> '' order by ref`,
    ),
  };
}

function few(handle: Sqlite.Database, sql: string): GivenName[] {
  const rows = handle.prepare(`${sql} limit ${MOST_NAMES + 1}`).all() as { name: string; known: number }[];
  return rows.length > MOST_NAMES ? [] : rows.map(({ name, known }) => ({ name, fresh: known === 0 }));
}

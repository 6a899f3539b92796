import type { GivenName } from '../../imports/alikeNames';
import type { Bridge } from './importBridge';

/** More names than these are not compared: the memory of an import is bounded. */
const MOST_NAMES = 20_000;

/** Names of the accounts and of the products that a staging file or its source knows; empty where there are too many. */
export async function namesToCompare(bridge: Bridge): Promise<{ accounts: GivenName[]; categories: GivenName[] }> {
  return {
    accounts: await few(
      bridge,
      `select coalesce(s.name, p.name) as name, i.known from staged.account_ids i
       left join staged.accounts s on s.account_id = i.ref left join main.accounts p on i.known = 1 and p.id = i.ref
       where coalesce(s.name, p.name) is not null order by i.ref`,
    ),
    categories: await few(
      bridge,
      `select external_id as name, known from staged.category_ids where external_id <> '' order by ref`,
    ),
  };
}

async function few(bridge: Bridge, sql: string): Promise<GivenName[]> {
  const rows = await bridge.all<{ name: string; known: number }>(`${sql} limit ${MOST_NAMES + 1}`);
  return rows.length > MOST_NAMES ? [] : rows.map(({ name, known }) => ({ name, fresh: known === 0 }));
}

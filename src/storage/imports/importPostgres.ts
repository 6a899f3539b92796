import Sqlite from 'better-sqlite3';
import type { Client } from 'pg';
import type { Database } from '../database';
import { ownConnection } from '../postgres';
import { storageTrouble } from '../whenFree';
import type { Bridge, Parameters } from './bridge';
import { copyStaged } from './importCopy';

/** On PostgreSQL: a connection of its own with the rows of a staging file in temporary tables. */
export async function withCopied<T>(
  database: Database,
  path: string,
  work: (bridge: Bridge) => Promise<T>,
): Promise<T> {
  const { own, client } = await ownConnection(database).catch((error) => {
    throw storageTrouble(error) ?? error;
  });
  const staging = new Sqlite(':memory:');
  try {
    staging.prepare('attach ? as staged').run(path);
    // A second commit at the same time would prepare in vain; tables of a session are its own.
    await copyStaged(staging, client);
    return await work(postgresBridge(own, client, staging));
  } catch (error) {
    throw storageTrouble(error) ?? error;
  } finally {
    staging.close();
    await own.close();
  }
}

function postgresBridge(own: Database, client: Client, staging: Sqlite.Database): Bridge {
  const query = (statement: string, parameters: Parameters = []) => client.query(translated(statement, parameters));
  return {
    database: own,
    staging,
    run: async (statement, parameters) => {
      const years = /^\s*insert into main\.revenue /.test(statement);
      if (years) await makeYears(client);
      return (await query(statement, parameters)).rowCount ?? 0;
    },
    all: async <Row>(statement: string, parameters?: Parameters) => (await query(statement, parameters)).rows as Row[],
    one: async <Value>(statement: string, parameters?: Parameters) => {
      const [row] = (await query(statement, parameters)).rows as Record<string, unknown>[];
      return row === undefined ? undefined : (Object.values(row)[0] as Value);
    },
    filled: async (table) => {
      await query(`analyze ${table}`);
    },
  };
}

/** The same statement with the names and the parameters of PostgreSQL. */
function translated(statement: string, parameters: Parameters): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const named = parameters as Record<string, unknown>;
  const text = statement
    .replace(/\bstaged\.(\w+)/g, 'pg_temp.staged_$1')
    .replace(/\btemp\.(\w+)/g, 'pg_temp.$1')
    .replace(/\bmain\.(\w+)/g, '$1')
    .replace(/\?|@(\w+)/g, (_, name?: string) => {
      values.push(name === undefined ? (parameters as readonly unknown[])[values.length] : named[name]);
      return `$${values.length}`;
    });
  return { text, values };
}

/** Years of the staged revenue that have no partition yet get one, unless rows of theirs lie with the others already. */
async function makeYears(client: Client): Promise<void> {
  const { rows } = await client.query<{ year: string }>(
    `select year from (select distinct substr(month, 1, 4) as year from pg_temp.staged_revenue) y
     where to_regclass('revenue_' || year) is null
       and not exists (select 1 from revenue_other_years r where r.month >= year || '-01' and r.month <= year || '-12')
     order by year`,
  );
  for (const { year } of rows) {
    const next = String(Number(year) + 1).padStart(4, '0');
    await client.query(
      `create table revenue_${year} partition of revenue for values from ('${year}-01') to ('${next}-01')`,
    );
  }
}

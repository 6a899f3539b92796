import type { AlikeNames, GivenName } from '../../imports/alikeNames';
import type { AlikePair } from '../../imports/summary';
import type { Bridge } from './bridge';

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

const SHOWN = 10;

/** The likeliest of some alike accounts with region, owner and revenue as the files tell them, else as the database does. */
export async function alikeAccounts(bridge: Bridge, found: readonly AlikeNames[]): Promise<AlikePair[]> {
  type Fact = { region: string | null; owner: string | null; cents: number | null };
  const facts = async (name: string, turn: number): Promise<AlikePair['names'][number]> => {
    const rows = await bridge.all<Fact>(
      `select coalesce(s.region, p.region) as region,
         (select coalesce(r.name, q.name) from staged.rep_ids t left join staged.reps r on r.rep_id = t.ref
            left join main.reps q on t.known = 1 and q.id = t.ref
            where t.ref = coalesce(s.owner_id, (select max(x.rep_id) from staged.assignments x
              where x.account_id = i.ref and x.role = 'owner' and x.end_date is null))) as owner,
         (select sum(v.amount) from staged.revenue v where v.account_id = i.ref) as cents
       from staged.account_ids i left join staged.accounts s on s.account_id = i.ref
       left join main.accounts p on i.known = 1 and p.id = i.ref where coalesce(s.name, p.name) = ? order by i.ref`,
      [name],
    );
    const { region = null, owner = null, cents = 0 } = rows[Math.min(turn, rows.length - 1)] ?? {};
    return { name, region, owner, cents: Number(cents ?? 0) };
  };
  const pairs: AlikePair[] = [];
  for (const { names, score } of found.slice(0, SHOWN)) {
    const [a, b] = names;
    pairs.push({ noun: 'account', score, names: [await facts(a, 0), await facts(b, a === b ? 1 : 0)] });
  }
  return pairs;
}

/** The likeliest of some alike products or categories with their revenue in the files. */
export async function alikeCategories(bridge: Bridge, found: readonly AlikeNames[]): Promise<AlikePair[]> {
  const some = found.slice(0, SHOWN);
  const names = [...new Set(some.flatMap((pair) => pair.names))];
  if (names.length === 0) return [];
  // One look at all rows: categories have no index of their own.
  const sums = await bridge.all<{ name: string; cents: number }>(
    `select c.external_id as name, sum(v.amount) as cents from staged.category_ids c
     join staged.revenue v on v.category = c.ref where c.external_id in (${names.map(() => '?').join(', ')}) group by c.external_id`,
    names,
  );
  const centsOf = (name: string): number => Number(sums.find((one) => one.name === name)?.cents ?? 0);
  const fact = (name: string) => ({ name, region: null, owner: null, cents: centsOf(name) });
  return some.map(({ names: [a, b], score }) => ({ noun: 'category', score, names: [fact(a), fact(b)] }));
}

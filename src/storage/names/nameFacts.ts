import type { Database } from '../database';
import type { Noun } from './merges';

/** What tells whether two names are one: money in minor units over all months. */
export interface NameFacts {
  id: number;
  name: string;
  /** Id in the customer's data; null for categories. */
  externalId: string | null;
  region: string | null;
  /** Owner on a day; null = nobody, or a category. */
  owner: string | null;
  revenueCents: number;
  firstMonth: string | null;
  lastMonth: string | null;
}

/** More names than these are not compared. */
const MOST_NAMES = 20_000;

/** Every name of the accounts or categories that is not merged into another, by id; empty where there are too many, and on
 * PostgreSQL, where names cannot be made one. */
export function namesOf({ raw, dialect }: Database, noun: Noun): { id: number; name: string }[] {
  const table = noun === 'account' ? 'accounts' : 'categories';
  if (dialect.name === 'postgres') return [];
  const rows = raw
    .prepare(`select id, name from ${table} where merged_into is null and name <> 'unknown' order by id limit ?`)
    .all(MOST_NAMES + 1) as { id: number; name: string }[];
  return rows.length > MOST_NAMES ? [] : rows;
}

/** The facts of some accounts or categories, by id. @param today the day whose owner is told */
export function nameFacts(
  { raw, dialect }: Database,
  noun: Noun,
  ids: readonly number[],
  today: string,
): Map<number, NameFacts> {
  if (dialect.name === 'postgres') return new Map();
  const some = JSON.stringify([...new Set(ids)]);
  const sums = (column: string): string =>
    `select ${column} as id, sum(amount_cents) as cents, min(month) as first, max(month) as last from revenue
     where ${column} in (select value from json_each(@some)) group by ${column}`;
  const facts = 'coalesce(v.cents, 0) as revenueCents, v.first as firstMonth, v.last as lastMonth';
  const rows =
    noun === 'category'
      ? raw.prepare(
          `select c.id, c.name, null as externalId, null as region, null as owner, ${facts}
           from categories c left join (${sums('category_id')}) v on v.id = c.id
           where c.id in (select value from json_each(@some)) and @today <> ''`,
        )
      : raw.prepare(
          `select a.id, a.name, a.external_id as externalId, a.region, r.name as owner, ${facts}
           from accounts a left join (${sums('account_id')}) v on v.id = a.id
           left join assignments s on s.account_id = a.id and s.role = 'owner' and s.from_date <= @today
             and (s.to_date is null or s.to_date > @today)
           left join reps r on r.id = s.rep_id where a.id in (select value from json_each(@some))`,
        );
  return new Map((rows.all({ some, today }) as NameFacts[]).map((row) => [row.id, row]));
}

import { sql } from 'kysely';
import type { Db } from '../database';
import { idList } from '../dialect/engine';
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
const TABLES = { account: 'accounts', category: 'categories' } as const;

/** Every name of the accounts or categories that is not merged into another, by id; empty where there are too many. */
export async function namesOf(db: Db, noun: Noun): Promise<{ id: number; name: string }[]> {
  const rows = await db
    .selectFrom(TABLES[noun])
    .select(['id', 'name'])
    .where('merged_into', 'is', null)
    .where('name', '<>', 'unknown')
    .orderBy('id')
    .limit(MOST_NAMES + 1)
    .execute();
  return rows.length > MOST_NAMES ? [] : rows;
}

/** The facts of some accounts or categories, by id. @param today the day whose owner is told */
export async function nameFacts(
  db: Db,
  noun: Noun,
  ids: readonly number[],
  today: string,
): Promise<Map<number, NameFacts>> {
  const some = idList(db, [...new Set(ids)]);
  const column = sql.ref(noun === 'account' ? 'account_id' : 'category_id');
  const sums = sql`(select ${column} as id, sum(amount_cents) as cents, min(month) as first, max(month) as last
    from revenue where ${column} in ${some} group by ${column})`;
  const facts = sql`coalesce(v.cents, 0) as "revenueCents", v.first as "firstMonth", v.last as "lastMonth"`;
  const query =
    noun === 'category'
      ? sql<NameFacts>`
          select c.id, c.name, null as "externalId", null as region, null as owner, ${facts}
          from categories c left join ${sums} v on v.id = c.id where c.id in ${some}`
      : sql<NameFacts>`
          select a.id, a.name, a.external_id as "externalId", a.region, r.name as owner, ${facts}
          from accounts a left join ${sums} v on v.id = a.id
          left join assignments s on s.account_id = a.id and s.role = 'owner' and s.from_date <= ${today}
            and (s.to_date is null or s.to_date > ${today})
          left join reps r on r.id = s.rep_id where a.id in ${some}`;
  const { rows } = await query.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

import type Sqlite from 'better-sqlite3';
import { inTransactionPatiently } from '../attached';
import type { Database } from '../database';
import { giveBack, setApart } from './mergeApart';

/** A confirmed merge: `other` is taken for `kept`. */
export interface ConfirmedMerge {
  id: number;
  noun: 'account' | 'category';
  kept: number;
  other: number;
}

const OF = {
  account: { column: 'account_id', table: 'accounts' },
  category: { column: 'category_id', table: 'categories' },
} as const;
const KEY = ['account_id', 'month', 'category_id', 'seller_id'] as const;

/** Confirmed merges in the order in which they were confirmed; each is applied on top of those before it. */
export function confirmedMerges(handle: Sqlite.Database): ConfirmedMerge[] {
  return handle
    .prepare(
      `select id, noun, kept_id as kept, other_id as other from main.name_merges where state = 'confirmed' order by id`,
    )
    .all() as ConfirmedMerge[];
}

/** Makes one of two: what belongs to the other goes to the kept one. Call it in a transaction. */
export function applyMerge(handle: Sqlite.Database, { id, noun, kept, other }: ConfirmedMerge): void {
  const { column, table } = OF[noun];
  const target = KEY.map((name) => (name === column ? '@kept' : `r.${name}`));
  const onKey = KEY.map((name, i) => `k.${name} = ${target[i]}`).join(' and ');
  const run = (sql: string): unknown => handle.prepare(sql).run({ id, kept, other });
  run(`insert into main.merged_revenue select @id, r.account_id, r.month, r.category_id, r.seller_id, r.amount_cents,
         r.margin_cents, k.amount_cents, k.margin_cents
       from main.revenue r left join main.revenue k on ${onKey} where r.${column} = @other`);
  handle
    .prepare(`insert into main.revenue (${KEY.join(', ')}, amount_cents, margin_cents)
       select ${target.join(', ').replace('@kept', String(kept))}, r.amount_cents, r.margin_cents from main.merged_revenue r where r.merge_id = ?
       on conflict (${KEY.join(', ')}) do update set amount_cents = revenue.amount_cents + excluded.amount_cents,
         margin_cents = case when revenue.margin_cents is null then excluded.margin_cents
           else revenue.margin_cents + coalesce(excluded.margin_cents, 0) end`)
    .run(id);
  handle.prepare(`delete from main.revenue where ${column} = ?`).run(other);
  handle.prepare(`update main.${table} set merged_into = ? where id = ?`).run(kept, other);
  const apart = noun === 'account' ? setApart(handle, kept, other) : null;
  handle.prepare('update main.name_merges set kept_apart = ? where id = ?').run(apart, id);
}

/** Undoes `applyMerge`, exactly. Merges applied after it must be undone before. */
export function unapplyMerge(handle: Sqlite.Database, { id, noun, kept, other }: ConfirmedMerge): void {
  const { column, table } = OF[noun];
  const json = handle.prepare('select kept_apart from main.name_merges where id = ?').pluck().get(id) as string | null;
  if (json !== null) giveBack(handle, other, json);
  handle.prepare(`update main.${table} set merged_into = null where id = ?`).run(other);
  const keptKey = KEY.map((name) => (name === column ? String(kept) : `m.${name}`));
  const onKey = KEY.map((name, i) => `revenue.${name} = ${keptKey[i]}`).join(' and ');
  const moved = 'from main.merged_revenue m where m.merge_id = ?';
  handle
    .prepare(
      `delete from main.revenue where (${KEY.join(', ')}) in (select ${keptKey.join(', ')} ${moved} and m.kept_amount_cents is null)`,
    )
    .run(id);
  handle
    .prepare(`update main.revenue set amount_cents = m.kept_amount_cents, margin_cents = m.kept_margin_cents
       ${moved} and m.kept_amount_cents is not null and ${onKey}`)
    .run(id);
  handle
    .prepare(`insert into main.revenue (${KEY.join(', ')}, amount_cents, margin_cents)
       select ${KEY.join(', ')}, amount_cents, margin_cents ${moved}`)
    .run(id);
  handle.prepare('delete from main.merged_revenue where merge_id = ?').run(id);
  handle.prepare('update main.name_merges set kept_apart = null where id = ?').run(id);
}

/** Does work on the rows as they came, each name apart, and makes one of two again. Call it in a transaction. */
export async function withNamesApart<T>(database: Database, work: () => Promise<T>): Promise<T> {
  // Names are made one on SQLite only.
  if (database.dialect.name === 'postgres') return work();
  const merges = confirmedMerges(database.raw);
  for (const merge of [...merges].reverse()) unapplyMerge(database.raw, merge);
  const result = await work();
  for (const merge of merges) applyMerge(database.raw, merge);
  return result;
}

/** Looks at the rows as they came, each name apart; whatever the work writes is rolled back where names are merged. */
export async function lookingAtNamesApart<T>(database: Database, work: () => T | Promise<T>): Promise<T> {
  if (database.dialect.name === 'postgres') return work();
  const merges = confirmedMerges(database.raw);
  if (merges.length === 0) return work();
  const seen: { result?: T } = {};
  await inTransactionPatiently(database, async () => {
    for (const merge of [...merges].reverse()) unapplyMerge(database.raw, merge);
    seen.result = await work();
    throw SEEN;
  }).catch((error) => {
    if (error !== SEEN) throw error;
  });
  return seen.result as T;
}

const SEEN = new Error('only looked at');

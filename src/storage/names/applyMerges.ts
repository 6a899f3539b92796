import { type RawBuilder, sql } from 'kysely';
import { inTransactionPatiently } from '../attached';
import type { Database, Db, Trx } from '../database';
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
const KEY_COLUMNS = sql.raw(KEY.join(', '));

/** Confirmed merges in the order in which they were confirmed; each is applied on top of those before it. */
export async function confirmedMerges(db: Db): Promise<ConfirmedMerge[]> {
  return db
    .selectFrom('name_merges')
    .select(['id', 'noun', 'kept_id as kept', 'other_id as other'])
    .where('state', '=', 'confirmed')
    .orderBy('id')
    .execute();
}

/** The key of rows of revenue of the other one once they belong to the kept one. */
function keptKey(alias: 'r' | 'm', column: string, kept: number): RawBuilder<unknown>[] {
  return KEY.map((name) => (name === column ? sql`cast(${kept} as bigint)` : sql.ref(`${alias}.${name}`)));
}

const onKey = (alias: string, key: readonly RawBuilder<unknown>[]) =>
  sql.join(
    KEY.map((name, i) => sql`${sql.ref(`${alias}.${name}`)} = ${key[i]}`),
    sql` and `,
  );

/** Makes one of two: what belongs to the other goes to the kept one. */
export async function applyMerge(trx: Trx, { id, noun, kept, other }: ConfirmedMerge): Promise<void> {
  const { column, table } = OF[noun];
  const target = keptKey('r', column, kept);
  await sql`
    insert into merged_revenue (merge_id, ${KEY_COLUMNS}, amount_cents, margin_cents, kept_amount_cents, kept_margin_cents)
    select cast(${id} as bigint), r.account_id, r.month, r.category_id, r.seller_id, r.amount_cents, r.margin_cents,
      k.amount_cents, k.margin_cents
    from revenue r left join revenue k on ${onKey('k', target)} where ${sql.ref(`r.${column}`)} = ${other}`.execute(
    trx,
  );
  await sql`
    insert into revenue (${KEY_COLUMNS}, amount_cents, margin_cents)
    select ${sql.join(target)}, r.amount_cents, r.margin_cents from merged_revenue r where r.merge_id = ${id}
    on conflict (${KEY_COLUMNS}) do update set amount_cents = revenue.amount_cents + excluded.amount_cents,
      margin_cents = case when revenue.margin_cents is null then excluded.margin_cents
        else revenue.margin_cents + coalesce(excluded.margin_cents, 0) end`.execute(trx);
  await trx.deleteFrom('revenue').where(column, '=', other).execute();
  await trx.updateTable(table).set({ merged_into: kept }).where('id', '=', other).execute();
  const apart = noun === 'account' ? await setApart(trx, kept, other) : null;
  await trx.updateTable('name_merges').set({ kept_apart: apart }).where('id', '=', id).execute();
}

/** Undoes `applyMerge`, exactly. Merges applied after it must be undone before. */
export async function unapplyMerge(trx: Trx, { id, noun, kept, other }: ConfirmedMerge): Promise<void> {
  const { column, table } = OF[noun];
  const merge = await trx.selectFrom('name_merges').select('kept_apart').where('id', '=', id).executeTakeFirstOrThrow();
  if (merge.kept_apart !== null) await giveBack(trx, other, merge.kept_apart);
  await trx.updateTable(table).set({ merged_into: null }).where('id', '=', other).execute();
  const key = keptKey('m', column, kept);
  const moved = sql`from merged_revenue m where m.merge_id = ${id}`;
  await sql`
    delete from revenue where (${KEY_COLUMNS}) in (select ${sql.join(key)} ${moved} and m.kept_amount_cents is null)`.execute(
    trx,
  );
  await sql`
    update revenue set amount_cents = m.kept_amount_cents, margin_cents = m.kept_margin_cents
    ${moved} and m.kept_amount_cents is not null and ${onKey('revenue', key)}`.execute(trx);
  await sql`
    insert into revenue (${KEY_COLUMNS}, amount_cents, margin_cents)
    select ${KEY_COLUMNS}, amount_cents, margin_cents ${moved}`.execute(trx);
  await trx.deleteFrom('merged_revenue').where('merge_id', '=', id).execute();
  await trx.updateTable('name_merges').set({ kept_apart: null }).where('id', '=', id).execute();
}

/** Does work on the rows as they came, each name apart, and makes one of two again. */
export async function withNamesApart<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  const merges = await confirmedMerges(trx);
  for (const merge of [...merges].reverse()) await unapplyMerge(trx, merge);
  const result = await work();
  for (const merge of merges) await applyMerge(trx, merge);
  return result;
}

/** Looks at the rows as they came, each name apart; whatever the work writes is rolled back where names are merged. */
export async function lookingAtNamesApart<T>(database: Database, work: () => T | Promise<T>): Promise<T> {
  const merges = await confirmedMerges(database.db);
  if (merges.length === 0) return work();
  const seen: { result?: T } = {};
  await inTransactionPatiently(database, async (trx) => {
    for (const merge of [...merges].reverse()) await unapplyMerge(trx, merge);
    seen.result = await work();
    throw SEEN;
  }).catch((error) => {
    if (error !== SEEN) throw error;
  });
  return seen.result as T;
}

const SEEN = new Error('only looked at');

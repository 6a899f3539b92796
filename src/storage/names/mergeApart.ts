import { type Insertable, sql } from 'kysely';
import type { Trx } from '../database';
import { idList } from '../dialect/engine';
import type { Schema } from '../schema/index';

type Row = Record<string, string | number | null>;
type Moved = 'assignments' | 'deals' | 'contacts';

/** What belonged to a merged account beside its revenue, so that it can be given back exactly. */
interface Apart {
  /** Spells that are left out while the kept account has owners of its own. */
  spells: Row[];
  /** Ids of the rows that went over to the kept account, by table. */
  moved: Record<Moved, number[]>;
  /** Parents of accounts that were below it or are it. */
  parents: { id: number; parent_id: number | null }[];
}

/**
 * Gives what an account has beside revenue to another one. The kept account's own owners count; where it has none, the
 * other's do. A contact that both have stays with the other and is not shown twice.
 * @returns JSON for `giveBack`
 */
export async function setApart(trx: Trx, kept: number, other: number): Promise<string> {
  const spells = trx.selectFrom('assignments').where('account_id', '=', kept).where('role', '=', 'owner');
  const hasOwner = (await spells.select('id').limit(1).executeTakeFirst()) !== undefined;
  const apart: Apart = { spells: [], moved: { assignments: [], deals: [], contacts: [] }, parents: [] };
  if (hasOwner) {
    const left = trx.selectFrom('assignments').selectAll().where('account_id', '=', other).orderBy('id');
    apart.spells = (await left.execute()) as unknown as Row[];
    await trx.deleteFrom('assignments').where('account_id', '=', other).execute();
  } else apart.moved.assignments = await move(trx, 'assignments', kept, other);
  apart.moved.deals = await move(trx, 'deals', kept, other);
  apart.moved.contacts = await move(trx, 'contacts', kept, other);
  apart.parents = await trx
    .selectFrom('accounts')
    .select(['id', 'parent_id'])
    .where('parent_id', '=', other)
    .orderBy('id')
    .execute();
  const above = await trx.selectFrom('accounts').select('parent_id').where('id', '=', other).executeTakeFirstOrThrow();
  for (const { id } of apart.parents) await setParent(trx, id, id === kept ? above.parent_id : kept);
  return JSON.stringify(apart);
}

/** Undoes `setApart`. */
export async function giveBack(trx: Trx, other: number, json: string): Promise<void> {
  const { spells, moved, parents }: Apart = JSON.parse(json);
  for (const [table, ids] of Object.entries(moved)) {
    await sql`update ${sql.table(table)} set account_id = ${other} where id in ${idList(trx, ids)}`.execute(trx);
  }
  for (const spell of spells) {
    await trx
      .insertInto('assignments')
      .values(spell as unknown as Insertable<Schema['assignments']>)
      .execute();
  }
  for (const { id, parent_id } of parents) await setParent(trx, id, parent_id);
}

async function setParent(trx: Trx, id: number, parent: number | null): Promise<void> {
  await trx.updateTable('accounts').set({ parent_id: parent }).where('id', '=', id).execute();
}

async function move(trx: Trx, table: Moved, kept: number, other: number): Promise<number[]> {
  const twice =
    table === 'contacts' ? sql`and name not in (select name from contacts where account_id = ${kept})` : sql``;
  const { rows } = await sql<{ id: number }>`
    update ${sql.table(table)} set account_id = ${kept} where account_id = ${other} ${twice} returning id`.execute(trx);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

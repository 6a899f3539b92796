import { sql } from 'kysely';
import type { Trx } from '../database';
import { referencesOf } from '../dialect/catalogue';
import { jsonText } from '../dialect/engine';

/** What refers to an account, rep or category that came with an import: the kind of record, and the name of one of them. */
export interface Reference {
  table: string;
  name: string;
}

/** Analyses are made again; their rows go with the accounts and reps that they are about. */
const OF_ANALYSES = new Set(['account_analyses', 'rep_analyses']);

/**
 * Looks for records that point to what was just taken away and stands in `undone_ids`. Analyses that nothing else is
 * built on are deleted; call it in the same transaction.
 * @returns the first record that stands in the way; null = none
 */
export async function findReference(trx: Trx): Promise<Reference | null> {
  const references = await referencesOf(trx);
  for (const parent of ['accounts', 'reps', 'categories']) {
    const first = await sql<{ id: number }>`select id from undone_ids where table_name = ${parent} limit 1`.execute(
      trx,
    );
    if (first.rows.length === 0) continue;
    for (const { table, column } of references.filter((one) => one.parent === parent)) {
      const found = OF_ANALYSES.has(table)
        ? await dropAnalyses(trx, table, column, parent)
        : await firstOf(trx, table, column, parent);
      if (found) return { table: found.table, name: await nameOf(trx, parent, found.id ?? first.rows[0].id) };
    }
  }
  return null;
}

type Found = { table: string; id: number | null } | null;

async function firstOf(trx: Trx, table: string, column: string, parent: string): Promise<Found> {
  const { rows } = await sql<{ id: number }>`
    select ${sql.ref(column)} as id from ${sql.table(table)}
    where ${sql.ref(column)} in (select id from undone_ids where table_name = ${parent}) limit 1`.execute(trx);
  return rows.length === 0 ? null : { table, id: rows[0].id };
}

/** @returns what is built on an analysis that would have to go; null = they are gone */
async function dropAnalyses(trx: Trx, table: string, column: string, parent: string): Promise<Found> {
  const concerned = sql`(select analysis_id from ${sql.table(table)}
    where ${sql.ref(column)} in (select id from undone_ids where table_name = ${parent}))`;
  for (const built of ['rotations', 'coaching_plans'] as const) {
    const used = await sql`select 1 from ${sql.table(built)} where analysis_id in ${concerned} limit 1`.execute(trx);
    if (used.rows.length > 0) return { table: built, id: null };
  }
  await sql`delete from analyses where id in ${concerned}`.execute(trx);
  return null;
}

/** The row itself is gone already: its name stands in what was noted of it. */
async function nameOf(trx: Trx, parent: string, id: number): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    select ${jsonText(trx, 'after', 'name')} as name from import_undo
    where table_name = ${parent} and op = 'added' and ${jsonText(trx, 'after', 'id')} = ${String(id)} limit 1`.execute(
    trx,
  );
  return rows[0]?.name ?? String(id);
}

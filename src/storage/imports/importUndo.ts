import { sql } from 'kysely';
import type { UndoCounts } from '../../imports/undo';
import { cannotUndo, changedSince, referredTo } from '../../imports/undo';
import { forLongReads } from '../beside/reads';
import type { Database, Db, Trx } from '../database';
import { jsonText } from '../dialect/engine';
import { enqueueAnalysis } from '../jobs/jobs';
import { countDecisions } from '../names/merges';
import { bumpDataVersion, hasRevenue } from '../people/company';
import type { UndoHeader } from './importUndoLog';
import { findReference } from './importUndoReferences';
import { type ChangedSince, replayBackwards } from './importUndoReplay';
import { replayInSets } from './importUndoSets';

/** The import that can be taken back and what is kept of it; null = there is none. */
export async function undoableImport(db: Db): Promise<{ id: string; committedAt: string; header: UndoHeader } | null> {
  const row = await db
    .selectFrom('imports')
    .select(['id', 'committed_at', 'undo'])
    .where('undo', 'is not', null)
    .where('state', '=', 'committed')
    .executeTakeFirst();
  return row ? { id: row.id, committedAt: row.committed_at ?? '', header: JSON.parse(row.undo!) } : null;
}

/** What is known, without trying, to stand in the way of taking an import back, as sentences; null = nothing. */
export async function blockedBy(
  db: Db,
  { committedAt, header }: { committedAt: string; header: UndoHeader },
): Promise<string | null> {
  const trades = await db
    .selectFrom('trade_states as s')
    .innerJoin('trades as t', 't.id', 's.trade_id')
    .select('t.number')
    .distinct()
    .where('s.state', 'in', ['in_effect', 'reversed'])
    .where('s.at', '>=', committedAt)
    .orderBy('t.number')
    .execute();
  if (trades.length > 0) {
    const numbers = trades.map(({ number }) => number).join(', ');
    return `Trade ${numbers} took effect or was undone since. Undo the trade instead, or import corrected files.`;
  }
  if ((await countDecisions(db)) === header.decisions) return null;
  return 'Names were merged or kept apart since, or such a decision was taken back. Import corrected files instead.';
}

/** What taking an import back would do, by kind of row, and the revenue that there is now and would be, minor units. */
export async function undoCounts(asked: Db, { wereEmpty }: UndoHeader): Promise<UndoCounts> {
  const db = await forLongReads(asked);
  const id = jsonText(db, 'u.after', 'id');
  const counted = sql`coalesce(${id}, ${jsonText(db, 'u.before', 'id')}, 'entry ' || u.seq)`;
  const { rows } = await sql<UndoCounts['rows'][number]>`
    select u.table_name as "table", u.op, count(distinct ${counted}) as rows
    from import_undo u where not (u.op = 'changed' and u.table_name in ('reps', 'accounts') and exists (
      select 1 from import_undo a where a.table_name = u.table_name and a.op = 'added' and a.seq < u.seq
        and ${jsonText(db, 'a.after', 'id')} = ${id}))
    group by u.table_name, u.op order by u.table_name, u.op`.execute(db);
  const [now] = (
    await sql<{ sum: number; n: number }>`
    select coalesce(sum(amount_cents), 0) as sum, count(*) as n from revenue`.execute(db)
  ).rows;
  if (wereEmpty.includes('revenue')) {
    rows.push({ table: 'revenue', op: 'added', rows: now.n });
    return { rows, revenueNow: now.sum, revenueThen: 0 };
  }
  const amount = (column: string) => sql`coalesce(cast(${jsonText(db, column, 'amount_cents')} as bigint), 0)`;
  const [change] = (
    await sql<{ cents: number }>`
    select coalesce(sum(${amount('after')} - ${amount('before')}), 0) as cents
    from import_undo where table_name = 'revenue'`.execute(db)
  ).rows;
  return { rows, revenueNow: now.sum, revenueThen: now.sum - change.cents };
}

/**
 * Takes the last import back, all of it or nothing: call it in a transaction of its own.
 * @throws ProductError import.undoBlocked (conflict) when something was built on it
 */
export async function takeBack(
  database: Database,
  trx: Trx,
  id: string,
  { at, by }: { at: string; by: string | null },
): Promise<void> {
  const found = await undoableImport(trx);
  if (found?.id !== id)
    throw cannotUndo(
      'Only the last import can be taken back, and it has been followed by another or was taken back already.',
    );
  const blocked = await blockedBy(trx, found);
  if (blocked !== null) throw cannotUndo(blocked);
  const changed = await replay(database, trx, found.header);
  if (changed) throw changedSince(changed.table, changed.row);
  const reference = await findReference(trx);
  if (reference) throw referredTo(reference);
  await trx.deleteFrom('import_undo').execute();
  await sql`drop table undone_ids`.execute(trx);
  await trx
    .updateTable('imports')
    .set({ state: 'undone', undo: null, undone_at: at, owners_at: null })
    .where('id', '=', id)
    .execute();
  await bumpDataVersion(trx);
  if (await hasRevenue(trx)) await enqueueAnalysis(trx, at, by);
}

/** References to what goes are looked at when everything has gone. */
async function replay(database: Database, trx: Trx, header: UndoHeader): Promise<ChangedSince | null> {
  if (database.dialect.name !== 'postgres') {
    database.raw.pragma('defer_foreign_keys = on');
    return replayBackwards(database.raw, header);
  }
  await sql`set constraints all deferred`.execute(trx);
  return replayInSets(trx, header);
}

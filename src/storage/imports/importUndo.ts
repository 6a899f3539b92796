import type { UndoCounts } from '../../imports/undo';
import { cannotUndo, changedSince, referredTo } from '../../imports/undo';
import type { Database, Db, Trx } from '../database';
import { enqueueAnalysis } from '../jobs/jobs';
import { countDecisions } from '../names/merges';
import { bumpDataVersion, hasRevenue } from '../people/company';
import type { UndoHeader } from './importUndoLog';
import { findReference } from './importUndoReferences';
import { replayBackwards } from './importUndoReplay';

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
export function undoCounts({ raw }: Database, { wereEmpty }: UndoHeader): UndoCounts {
  const rows = raw
    .prepare(
      `select table_name as "table", op, count(distinct coalesce(json_extract(coalesce(after, before), '$.id'), seq)) as rows
       from import_undo u where not (op = 'changed' and table_name in ('reps', 'accounts') and exists (
         select 1 from import_undo a where a.table_name = u.table_name and a.op = 'added' and a.seq < u.seq
           and json_extract(a.after, '$.id') = json_extract(u.after, '$.id')))
       group by table_name, op order by table_name, op`,
    )
    .all() as UndoCounts['rows'];
  const all = (sql: string): number => Number(raw.prepare(sql).pluck().get() ?? 0);
  const revenueNow = all('select sum(amount_cents) from revenue');
  if (wereEmpty.includes('revenue')) {
    rows.push({ table: 'revenue', op: 'added', rows: all('select count(*) from revenue') });
    return { rows, revenueNow, revenueThen: 0 };
  }
  const change = all(
    `select sum(coalesce(json_extract(after, '$.amount_cents'), 0) - coalesce(json_extract(before, '$.amount_cents'), 0))
     from import_undo where table_name = 'revenue'`,
  );
  return { rows, revenueNow, revenueThen: revenueNow - change };
}

/**
 * Takes the last import back, all of it or nothing: call it in a transaction of its own.
 * @throws ProductError import.undoBlocked (conflict) when something was built on it
 */
export async function takeBack(
  { raw }: Database,
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
  raw.pragma('defer_foreign_keys = on');
  const changed = replayBackwards(raw, found.header);
  if (changed) throw changedSince(changed.table, changed.row);
  const reference = findReference(raw);
  if (reference) throw referredTo(reference);
  raw.exec('delete from main.import_undo; drop table temp.undone_ids');
  await trx
    .updateTable('imports')
    .set({ state: 'undone', undo: null, undone_at: at, owners_at: null })
    .where('id', '=', id)
    .execute();
  await bumpDataVersion(trx);
  if (await hasRevenue(trx)) await enqueueAnalysis(trx, at, by);
}

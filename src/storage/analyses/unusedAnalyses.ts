import { type Kysely, sql } from 'kysely';
import { type Db, inTransaction, type Trx } from '../database';
import type { Schema } from '../schema/index';

/** Rows that go in one transaction: of some hundredths of a second. */
const ROWS_A_TRANSACTION = 2_000;

/** Time between two of them, in which whoever waits gets the write lock. */
const PAUSE_MS = 5;

/**
 * Marks analyses that are neither current nor any rotation's, and that no coaching plan is measured by: nothing can be
 * built on them from here on. Their rows stay until `removeDropped`.
 */
export async function dropUnusedAnalyses(trx: Trx): Promise<void> {
  await trx
    .updateTable('analyses')
    .set({ is_dropped: 1 })
    .where('is_current', '=', 0)
    .where('is_dropped', '=', 0)
    .where((e) =>
      e.not(
        e.exists(e.selectFrom('rotations as r').select(sql`1`.as('one')).whereRef('r.analysis_id', '=', 'analyses.id')),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('coaching_plans as p').select(sql`1`.as('one')).whereRef('p.analysis_id', '=', 'analyses.id'),
        ),
      ),
    )
    .execute();
}

/**
 * Removes the analyses that were dropped, in many short transactions: of a large company it takes seconds, in which
 * others would wait. What an end of the process leaves goes the next time.
 * @returns number of analyses removed
 */
export async function removeDropped(db: Kysely<Schema>): Promise<number> {
  const dropped = await db.selectFrom('analyses').select('id').where('is_dropped', '=', 1).execute();
  for (const { id } of dropped) {
    for (const rows of [accountRows, repRows]) {
      while ((await inTransaction(db, (trx) => rows(trx, id))) === ROWS_A_TRANSACTION) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
    await inTransaction(db, (trx) =>
      trx.deleteFrom('analyses').where('id', '=', id).where('is_dropped', '=', 1).execute(),
    );
  }
  return dropped.length;
}

async function accountRows(db: Db, id: string): Promise<number> {
  const some = db.selectFrom('account_analyses').select('account_id').where('analysis_id', '=', id);
  const { numDeletedRows } = await db
    .deleteFrom('account_analyses')
    .where('analysis_id', '=', id)
    .where('account_id', 'in', some.orderBy('account_id').limit(ROWS_A_TRANSACTION))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function repRows(db: Db, id: string): Promise<number> {
  const some = db.selectFrom('rep_analyses').select('rep_id').where('analysis_id', '=', id);
  const { numDeletedRows } = await db
    .deleteFrom('rep_analyses')
    .where('analysis_id', '=', id)
    .where('rep_id', 'in', some.orderBy('rep_id').limit(ROWS_A_TRANSACTION))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

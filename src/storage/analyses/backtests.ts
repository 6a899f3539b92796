import type { Backtest } from '../../outcomes/backtest/types';
import type { Db, Trx } from '../database';

export interface StoredBacktest {
  id: string;
  result: Backtest;
  createdAt: string;
  createdBy: string | null;
}

/** Keeps a back-test in place of the last one. */
export async function saveBacktest(trx: Trx, { id, result, createdAt, createdBy }: StoredBacktest): Promise<void> {
  await trx.deleteFrom('backtests').execute();
  await trx
    .insertInto('backtests')
    .values({ id, result: JSON.stringify(result), created_at: createdAt, created_by: createdBy })
    .execute();
}

/** The last back-test, or null. */
export async function lastBacktest(db: Db): Promise<StoredBacktest | null> {
  const row = await db.selectFrom('backtests').selectAll().orderBy('created_at', 'desc').limit(1).executeTakeFirst();
  return row
    ? { id: row.id, result: JSON.parse(row.result), createdAt: row.created_at, createdBy: row.created_by }
    : null;
}

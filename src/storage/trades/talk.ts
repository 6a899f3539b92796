import type { Db, Trx } from '../database';
import type { TradeCommentsTable } from '../schema/talk';

export type Audience = TradeCommentsTable['audience'];

export interface TradeComment {
  audience: Audience;
  words: string;
  at: string;
  byName: string;
}

/** What was said about a trade, the first at the front; without what is for managers alone where asked. */
export async function commentsOf(db: Db, tradeId: string, withManagers: boolean): Promise<TradeComment[]> {
  let select = db
    .selectFrom('trade_comments as c')
    .leftJoin('users as u', 'u.id', 'c.by')
    .select(['c.audience', 'c.words', 'c.at', 'u.name as byName'])
    .where('c.trade_id', '=', tradeId);
  if (!withManagers) select = select.where('c.audience', '=', 'all');
  const rows = await select.orderBy('c.id').execute();
  return rows.map((row) => ({ ...row, byName: row.byName ?? 'former user' }));
}

/** Writes down what somebody says about a trade. */
export async function insertComment(
  trx: Trx,
  comment: { tradeId: string; audience: Audience; words: string; at: string; by: string },
): Promise<void> {
  const { tradeId, ...row } = comment;
  await trx
    .insertInto('trade_comments')
    .values({ trade_id: tradeId, ...row })
    .execute();
}

/** Remembers which trade another was made from. */
export async function insertRepair(trx: Trx, tradeId: string, repairsTradeId: string): Promise<void> {
  await trx.insertInto('trade_repairs').values({ trade_id: tradeId, repairs_trade_id: repairsTradeId }).execute();
}

/** The trade that this one repairs, and the one that repairs it; null = none. */
export async function repairsOf(
  db: Db,
  tradeId: string,
): Promise<Record<'repairs' | 'repairedBy', { id: string; number: number; createdAt: string } | null>> {
  const one = (own: 'trade_id' | 'repairs_trade_id', other: 'trade_id' | 'repairs_trade_id') =>
    db
      .selectFrom('trade_repairs as r')
      .innerJoin('trades as t', 't.id', `r.${other}`)
      .select(['t.id', 't.number', 't.created_at as createdAt'])
      .where(`r.${own}`, '=', tradeId)
      .executeTakeFirst();
  return {
    repairs: (await one('trade_id', 'repairs_trade_id')) ?? null,
    repairedBy: (await one('repairs_trade_id', 'trade_id')) ?? null,
  };
}

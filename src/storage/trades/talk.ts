import type { Db, Trx } from '../database';
import { askedOnce } from '../reading';
import type { TradeCommentsTable } from '../schema/talk';

export type Audience = TradeCommentsTable['audience'];

export interface TradeComment {
  audience: Audience;
  words: string;
  at: string;
  byName: string;
}

/** What was said about a trade, the first at the front; without what is for managers alone where asked. */
export function commentsOf(db: Db, tradeId: string, withManagers: boolean): Promise<readonly TradeComment[]> {
  return askedOnce(db, `comments ${tradeId} ${withManagers}`, () => readComments(db, tradeId, withManagers));
}

async function readComments(db: Db, tradeId: string, withManagers: boolean): Promise<TradeComment[]> {
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
export function repairsOf(
  db: Db,
  tradeId: string,
): Promise<Record<'repairs' | 'repairedBy', { id: string; number: number; createdAt: string } | null>> {
  return askedOnce(db, `repairs ${tradeId}`, async () => {
    const repairs = await db
      .selectFrom('trade_repairs')
      .select(['trade_id', 'repairs_trade_id'])
      .where((e) => e.or([e('trade_id', '=', tradeId), e('repairs_trade_id', '=', tradeId)]))
      .execute();
    const old = repairs.find((one) => one.trade_id === tradeId)?.repairs_trade_id;
    const fresh = repairs.find((one) => one.repairs_trade_id === tradeId)?.trade_id;
    const trades = await namedTrades(
      db,
      [old, fresh].filter((id) => id !== undefined),
    );
    return { repairs: trades.get(old ?? '') ?? null, repairedBy: trades.get(fresh ?? '') ?? null };
  });
}

async function namedTrades(db: Db, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('trades')
    .select(['id', 'number', 'created_at as createdAt'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

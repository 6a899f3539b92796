import type { AccountId, RepId } from '../../accounts/types';
import type { Joining } from '../../coaching/opening';
import type { Day } from '../../shared/calendar';
import { secondWaveOpens } from '../../trades/lottery/waves';
import type { TradeState } from '../../trades/states';
import type { Db } from '../database';
import { drawnLotteries } from '../trades/lotteries';

/** States in which a trade is agreed and will move its accounts. */
const AGREED: readonly TradeState[] = ['approved', 'held_out', 'scheduled', 'conflict'];

/** An account of a book that a plan may concentrate on, with what the latest analysis says. */
export type BookAccount = Joining & { t4qCents: number; headroomCents: number; growth: number | null };

/** The accounts that a rep owns on a day, most headroom first, and what keeps each from taking part in a coaching plan. */
export async function bookToCoach(db: Db, repId: RepId, today: Day, analysisId: string | null): Promise<BookAccount[]> {
  const rows = await db
    .selectFrom('assignments as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .leftJoin('account_analyses as x', (join) =>
      join.onRef('x.account_id', '=', 's.account_id').on('x.analysis_id', '=', analysisId ?? ''),
    )
    .select(['s.account_id', 'a.name', 'x.t4q_cents', 'x.headroom_cents', 'x.growth'])
    .where('s.rep_id', '=', repId)
    .where('s.role', '=', 'owner')
    .where('s.from_date', '<=', today)
    .where((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', today)]))
    .orderBy('x.headroom_cents', (o) => o.desc().nullsLast())
    .orderBy('s.account_id')
    .execute();
  const bound = await boundByTrades(
    db,
    rows.map((row) => row.account_id),
  );
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    heldOutUntil: bound.get(row.account_id)?.heldOutUntil ?? null,
    agreedTrade: bound.get(row.account_id)?.agreedTrade ?? null,
    t4qCents: row.t4q_cents ?? 0,
    headroomCents: row.headroom_cents ?? 0,
    growth: row.growth,
  }));
}

/** What binds accounts: the second wave of a lottery, or a trade that is agreed. */
export async function boundByTrades(
  db: Db,
  accountIds: readonly AccountId[],
): Promise<Map<AccountId, Pick<Joining, 'heldOutUntil' | 'agreedTrade'>>> {
  if (accountIds.length === 0) return new Map();
  const legs = await db
    .selectFrom('trade_legs as l')
    .innerJoin('trades as t', 't.id', 'l.trade_id')
    .select(['l.account_id', 't.id', 't.number', 't.state'])
    .where('l.account_id', 'in', [...accountIds])
    .where('t.state', 'in', AGREED)
    .execute();
  const waits = new Map<string, Day>();
  for (const { heldOut, secondWave } of await drawnLotteries(db)) {
    for (const id of heldOut) waits.set(id, secondWaveOpens(secondWave));
  }
  return new Map(
    legs.map((leg) => [leg.account_id, { agreedTrade: leg.number, heldOutUntil: waits.get(leg.id) ?? null }]),
  );
}

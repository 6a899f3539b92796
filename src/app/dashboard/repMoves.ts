import type { RepId } from '../../accounts/types';
import { movesOf, type RepMoves } from '../../handoffs/summary';
import { accountNames } from '../../storage/accountNames';
import type { Db } from '../../storage/database';
import { listTrades } from '../../storage/trades';

/** What announced trades bring a rep and take from the rep, and the accounts by name; null when nothing moves. */
export async function repMoves(
  db: Db,
  repId: RepId,
  currency: { currency: string; locale: string },
): Promise<{ moves: RepMoves; names: Map<number, string>; effectiveDate: string | null } | null> {
  const announced = await listTrades(db, { repId, announced: true, states: ['scheduled', 'conflict'] });
  const legs = announced.flatMap((trade) => trade.legs.map((leg) => ({ ...leg, tradeId: trade.id })));
  const moves = movesOf(repId, legs, currency);
  const own = [...moves.coming.legs, ...moves.leaving.legs];
  if (own.length === 0) return null;
  const days = announced.map((trade) => trade.effectiveDate).filter((day) => day !== null);
  return {
    moves,
    names: await accountNames(
      db,
      own.map((leg) => leg.accountId),
    ),
    effectiveDate: days.sort()[0] ?? null,
  };
}

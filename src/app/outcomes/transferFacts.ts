import type { TransferFacts, TransferMove } from '../../outcomes/effect/transfers';
import type { Db } from '../../storage/database';
import { analysedFacts } from '../../storage/outcomes/effectFacts';
import { type TransferInEffectRow, transfersInEffect } from '../../storage/outcomes/transfersInEffect';
import { legsSeenFrom } from './seenFrom';

/** The one-way moves as they looked from a quarter. */
export async function transfersSeenFrom(db: Db, at: Parameters<typeof legsSeenFrom>[1]): Promise<TransferMove[]> {
  const legs = (await transfersInEffect(db)).map((row) => ({ ...row, endedBy: null }));
  return legsSeenFrom(legs, at).map(moveOf);
}

/** The same with every account that their rotations had analysed: whom they can be compared with. */
export async function transferFacts(db: Db, moves: readonly TransferMove[]): Promise<TransferFacts> {
  const rotations = [...new Set(moves.map(({ rotationId }) => rotationId))];
  return { moves, analysed: (await Promise.all(rotations.map((id) => analysedFacts(db, id)))).flat() };
}

/** From a rep who is gone by then, or from nobody: a vacant book. Else it seeds another one. */
function moveOf({ giverEndDate, ...row }: TransferInEffectRow): TransferMove {
  const { rotationId, tradeId, accountId, fromRepId, toRepId, effectiveDate, heldUntil } = row;
  const vacant = fromRepId === null || (giverEndDate !== null && giverEndDate <= effectiveDate);
  const origin = vacant ? 'vacant' : 'fullerBook';
  return { rotationId, tradeId, accountId, fromRepId, toRepId, effectiveDate, heldUntil, origin };
}

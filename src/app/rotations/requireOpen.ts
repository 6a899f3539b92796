import { ProductError } from '../../shared/errors';
import type { Db } from '../../storage/database';
import { listTrades, type Trade } from '../../storage/trades/trades';
import { findRotation } from './findRotation';

/** True once a trade of a rotation has its date: what the swaps brought is later compared with exactly its candidates. */
export async function candidatesFixed(db: Db, rotationId: string): Promise<boolean> {
  return (await datedTrades(db, rotationId)).length > 0;
}

function datedTrades(db: Db, rotationId: string): Promise<Trade[]> {
  return listTrades(db, { rotationId, states: ['scheduled', 'conflict', 'in_effect', 'reversed'] });
}

/** Why the candidates of a rotation may no longer change, in a sentence; null as long as they may. */
export async function fixedSentence(db: Db, rotationId: string): Promise<string | null> {
  const [dated] = await datedTrades(db, rotationId);
  return dated === undefined
    ? null
    : `The candidates of this rotation are fixed since trade ${dated.number} got its date: its result is compared with them. Open a new rotation to look again.`;
}

/**
 * Makes sure that the candidates of a rotation may still change. Once a trade of it has its date they are fixed: what
 * the swaps brought is later compared with exactly these candidates.
 * @throws ProductError rotation.notFound, rotation.fixed (refused)
 */
export async function requireOpenCandidates(db: Db, rotationId: string): Promise<void> {
  await findRotation(db, rotationId);
  const sentence = await fixedSentence(db, rotationId);
  if (sentence !== null) throw new ProductError('refused', 'rotation.fixed', sentence);
}

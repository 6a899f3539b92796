import type { Trx } from '../../storage/database';
import { usersOfReps } from '../../storage/people/users';
import type { Trade } from '../../storage/trades/trades';
import type { Actor } from '../actor';
import { notify } from '../notifications/notify';
import { repsOf } from './consentFacts';

/** Tells the reps of an announced trade that it does not come about; of others they never knew. */
export async function tellTakenBack(trx: Trx, trade: Trade, actor: Actor): Promise<void> {
  if (trade.announcedAt === null) return;
  const to = await usersOfReps(trx, repsOf(trade));
  const key = `trade-${trade.id}-takenBack`;
  await notify(trx, { kind: 'exchangeTakenBack', about: {}, to, by: actor.id, key, at: actor.now });
}

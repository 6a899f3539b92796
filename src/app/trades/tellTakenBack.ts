import type { Trx } from '../../storage/database';
import { usersOfReps } from '../../storage/people/users';
import type { Trade } from '../../storage/trades/trades';
import type { Actor } from '../actor';
import { notify } from '../notifications/notify';
import { repsOf } from './consentFacts';
import { specialistsOf } from './specialists';

/** Tells the reps of an announced trade, specialists too, that it does not come about; of others they never knew. */
export function tellTakenBack(trx: Trx, trade: Trade, actor: Actor): Promise<void> {
  return tellReps(trx, 'exchangeTakenBack', trade, `trade-${trade.id}-takenBack`, actor);
}

/** Tells the reps of an announced trade that it has another date and will be announced anew. */
export function tellPostponed(trx: Trx, trade: Trade, actor: Actor): Promise<void> {
  return tellReps(trx, 'exchangePostponed', trade, `trade-${trade.id}-${trade.announcedAt}-postponed`, actor);
}

async function tellReps(
  trx: Trx,
  kind: 'exchangeTakenBack' | 'exchangePostponed',
  trade: Trade,
  key: string,
  actor: Actor,
): Promise<void> {
  if (trade.announcedAt === null) return;
  const specialists = await specialistsOf(trx, [trade], actor.today);
  const to = await usersOfReps(trx, [...repsOf(trade), ...specialists.keys()]);
  await notify(trx, { kind, about: {}, to, by: actor.id, key, at: actor.now });
}

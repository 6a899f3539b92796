import { type Database, inTransaction } from '../../storage/database';
import { listTrades } from '../../storage/trades/trades';
import type { Actor } from '../actor';
import { notify } from '../notifications/notify';
import { challengesOf } from './challengesOf';

/** Tells the manager above of challenges that were not answered in time, once for each day they were due. Returns how many are late. */
export async function remindOverdue(database: Database, actor: Actor): Promise<number> {
  const waiting = await listTrades(database.db, { states: ['scheduled', 'conflict'], announced: true });
  const tradeIds = waiting.map(({ id }) => id);
  const late = (await challengesOf(database.db, { tradeIds }, actor.today)).filter(({ standing }) => standing.late);
  if (late.length === 0) return 0;
  await inTransaction(database.db, async (trx) => {
    for (const { id, tradeId, tradeNumber: number, answerers, standing, dueOn } of late) {
      const to = answerers.map(({ userId }) => userId);
      // An escalation has a day of its own, and can be late again.
      const key = `challenge-${id}-late${standing.dueOn === dueOn ? '' : `-${standing.dueOn}`}`;
      await notify(trx, { kind: 'challengeOverdue', about: { tradeId, number }, to, by: null, key, at: actor.now });
    }
  });
  return late.length;
}

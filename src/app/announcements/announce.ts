import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import { holidaySet } from '../../storage/people/holidays';
import { usersOfReps } from '../../storage/people/users';
import { insertAnnouncement } from '../../storage/trades/announcements';
import { listTrades, type Trade } from '../../storage/trades/trades';
import { challengesUntil } from '../../trades/challenges/standing';
import { type Actor, requireManager } from '../actor';
import { notify } from '../notifications/notify';
import { findRotation } from '../rotations/findRotation';
import { repsOf } from '../trades/consentFacts';
import { specialistsOf } from '../trades/specialists';

/**
 * Tells the reps of trades that have their date what comes to them and what leaves them. Before this act they see
 * nothing of it; from it on they have five working days to challenge it.
 * @param request.note words to the reps; needed when owners change before the days for challenges are over
 * @throws ProductError actor.notAllowed, rotation.notFound, announcement.nothing (invalid), announcement.short (refused)
 */
export async function announce(
  database: Database,
  rotationId: string,
  request: { tradeIds: readonly string[]; note: string },
  actor: Actor,
): Promise<Trade[]> {
  requireManager(actor);
  return inTransaction(database.db, async (trx) => {
    const rotation = await findRotation(trx, rotationId);
    const scheduled = await listTrades(trx, { rotationId, states: ['scheduled'] });
    const trades = scheduled.filter(({ id, announcedAt }) => announcedAt === null && request.tradeIds.includes(id));
    if (trades.length === 0) {
      const sentence = 'Nothing was ticked that has its date and is not announced yet.';
      throw new ProductError('invalid', 'announcement.nothing', sentence);
    }
    const until = challengesUntil(actor.today, await holidaySet(trx));
    const note = request.note.trim();
    const first = trades.map(({ effectiveDate }) => effectiveDate ?? rotation.effectiveDate).sort()[0];
    if (first <= until && note.length < 3) {
      throw new ProductError(
        'refused',
        'announcement.short',
        `Owners change on ${first}, but reps can challenge until ${until}, five working days from today. Write to the reps why it is on short notice, or give the trades a later date.`,
        { field: 'note' },
      );
    }
    const tradeIds = trades.map(({ id }) => id);
    const row = { rotationId, tradeIds, note: note || null, challengesUntil: until, at: actor.now, by: actor.id };
    const id = await insertAnnouncement(trx, row);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'rotation.announced',
      subjectType: 'rotation',
      subjectId: rotationId,
      payload: { trades: trades.map(({ number }) => number), note: note || null, challengesUntil: until },
    });
    await tellReps(trx, trades, `announcement-${id}`, actor);
    await tellSpecialists(trx, trades, `announcement-${id}`, actor);
    return trades;
  });
}

/** Each rep is told once, with how many accounts come and leave. */
async function tellReps(trx: Trx, trades: readonly Trade[], key: string, actor: Actor): Promise<void> {
  const legs = trades.flatMap((trade) => trade.legs);
  for (const repId of new Set(trades.flatMap(repsOf))) {
    const coming = legs.filter(({ toRepId }) => toRepId === repId).length;
    const leaving = legs.filter(({ fromRepId }) => fromRepId === repId).length;
    const to = await usersOfReps(trx, [repId]);
    await notify(trx, { kind: 'accountsAnnounced', about: { coming, leaving }, to, by: actor.id, key, at: actor.now });
  }
}

/** Specialists and inside reps stay with their accounts; each is told once of how many get another owner. */
async function tellSpecialists(trx: Trx, trades: readonly Trade[], key: string, actor: Actor): Promise<void> {
  for (const [repId, ids] of await specialistsOf(trx, trades, actor.today)) {
    const to = await usersOfReps(trx, [repId]);
    const about = { accounts: ids.length };
    await notify(trx, { kind: 'specialistTold', about, to, by: actor.id, key, at: actor.now });
  }
}

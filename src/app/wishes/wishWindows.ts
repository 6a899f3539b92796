import { addDays, isDay } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { usersOfReps } from '../../storage/people/users';
import { closeWishWindow, repsWithBook, saveWishWindow, wishWindow } from '../../storage/rotations/wishes';
import { type Actor, requireManager } from '../actor';
import { notify } from '../notifications/notify';
import { findRotation } from '../rotations/findRotation';
import { requireOpenCandidates } from '../rotations/requireOpen';

/** Reps are asked for a quarter at the most. */
const LONGEST_DAYS = 92;

/**
 * Asks the reps which accounts they would hand over and keep, until a day; a second time moves that day.
 * @throws ProductError actor.notAllowed, rotation.notFound, rotation.fixed, wish.badDay (invalid)
 */
export async function openWishes(
  database: Database,
  rotationId: string,
  closesOn: string,
  actor: Actor,
): Promise<void> {
  requireManager(actor);
  if (!isDay(closesOn) || closesOn < actor.today || closesOn > addDays(actor.today, LONGEST_DAYS)) {
    const sentence = `Choose the last day, from today (${actor.today}) on and within three months.`;
    throw new ProductError('invalid', 'wish.badDay', sentence, { field: 'closesOn' });
  }
  await inTransaction(database.db, async (trx) => {
    await requireOpenCandidates(trx, rotationId);
    await saveWishWindow(trx, { rotationId, closesOn, at: actor.now, by: actor.id });
    const about = { subjectType: 'rotation', subjectId: rotationId, payload: { closesOn } };
    await appendAudit(trx, { at: actor.now, actorId: actor.id, action: 'wishes.opened', ...about });
    const to = await usersOfReps(trx, await repsWithBook(trx, actor.today));
    const key = `wishes-${rotationId}`;
    await notify(trx, { kind: 'wishesAsked', about: { rotationId }, to, by: actor.id, key, at: actor.now });
  });
}

/**
 * Closes the window before its day.
 * @throws ProductError actor.notAllowed, rotation.notFound, wish.notAsked (conflict)
 */
export async function closeWishes(database: Database, rotationId: string, actor: Actor): Promise<void> {
  requireManager(actor);
  await inTransaction(database.db, async (trx) => {
    await findRotation(trx, rotationId);
    if ((await wishWindow(trx, rotationId)) === null) {
      throw new ProductError('conflict', 'wish.notAsked', 'The reps of this rotation are not asked.');
    }
    await closeWishWindow(trx, rotationId, actor.now);
    const about = { subjectType: 'rotation', subjectId: rotationId, payload: {} };
    await appendAudit(trx, { at: actor.now, actorId: actor.id, action: 'wishes.closed', ...about });
  });
}

import type { AccountId } from '../../accounts/types';
import { isOf, STEPS } from '../../handoffs/checklist';
import { isDay } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { insertHandoffMark } from '../../storage/trades/handoffMarks';
import type { Actor } from '../actor';
import { handoffsOf } from './handoffsOf';

/**
 * A rep of a handoff writes down that a step is done (who, when, what is to be remembered), or opens it again.
 * @param request.doneOn null = it is open again
 * @throws ProductError handoff.notFound also where the step is not the rep's, handoff.badDay (invalid)
 */
export async function markStep(
  database: Database,
  where: { tradeId: string; accountId: AccountId; step: string },
  request: { doneOn: string | null; withWhom: string; note: string },
  actor: Actor,
): Promise<void> {
  const { tradeId, accountId } = where;
  await inTransaction(database.db, async (trx) => {
    const own = actor.repId === null ? [] : await handoffsOf(trx, { repIds: [actor.repId] }, actor.today);
    const handoff = own.find((one) => one.tradeId === tradeId && one.accountId === accountId);
    const step = STEPS.find((name) => name === where.step);
    const found = handoff?.steps.find((one) => one.step === step);
    const gives = handoff?.hasGiver === true && handoff.fromRepId === actor.repId;
    const takes = handoff?.toRepId === actor.repId;
    if (!step || !found || !((gives && isOf(found, 'giver')) || (takes && isOf(found, 'taker')))) {
      throw new ProductError('notFound', 'handoff.notFound', 'There is no such step, or it is not yours.');
    }
    const { doneOn } = request;
    if (doneOn !== null && (!isDay(doneOn) || doneOn > actor.today)) {
      const sentence = `Write the day on which it was done, at the latest today (${actor.today}).`;
      throw new ProductError('invalid', 'handoff.badDay', sentence, { field: 'doneOn' });
    }
    const mark = { doneOn, withWhom: request.withWhom.trim() || null, note: request.note.trim() || null };
    await insertHandoffMark(trx, { tradeId, accountId, step, ...mark, at: actor.now, by: actor.id });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: doneOn === null ? 'handoff.stepOpened' : 'handoff.stepDone',
      subjectType: 'trade',
      subjectId: tradeId,
      payload: { accountId, step, ...mark },
    });
  });
}

import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { takeConsentsBack } from '../../storage/trades/tradeHistory';
import type { Trade } from '../../storage/trades/trades';
import { setSchedule } from '../../storage/trades/tradeWrites';
import type { Actor } from '../actor';
import { lotteryFacts } from '../lottery/schedulingHold';
import { findRotation } from '../rotations/findRotation';
import { findTrade } from './findTrade';
import { moveTrade } from './record';
import { plannedDate } from './takeDateBack';

/** Whether consents to a trade can still be taken back: it is agreed at most, and the reps know nothing of it. */
export function consentsCanGoBack(trade: Pick<Trade, 'state' | 'announcedAt'>, drawn: boolean): boolean {
  if (trade.state === 'submitted') return true;
  return (trade.state === 'approved' || trade.state === 'scheduled') && trade.announcedAt === null && !drawn;
}

/**
 * Takes back every consent that the actor gave to a trade, while nothing has come of it: it waits for consent again, and
 * loses its date if it had one. What was given and taken back stays written down. The consent that lies in proposing is
 * taken back by withdrawing the trade.
 * @throws ProductError trade.notFound, trade.noConsent, trade.announced, trade.drawn, trade.wrongState (refused)
 */
export async function takeConsentBack(database: Database, id: string, actor: Actor): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, id);
    const rotation = await findRotation(trx, trade.rotationId);
    refuseTooLate(trade, (await lotteryFacts(trx, rotation)).secondWave !== null);
    const taken = actor.id === null ? [] : await takeConsentsBack(trx, id, actor.id, actor.now);
    if (taken.length === 0) {
      throw refused('noConsent', 'There is no consent of yours to take back; who proposed a trade withdraws it.');
    }
    const payload = { number: trade.number, managerRepIds: taken.map(({ managerRepId }) => managerRepId) };
    const about = { subjectType: 'trade', subjectId: id, payload };
    await appendAudit(trx, { at: actor.now, actorId: actor.id, action: 'trade.consentTakenBack', ...about });
    if (trade.state === 'submitted') return;
    const effectiveDate = await plannedDate(trx, trade, actor);
    await setSchedule(trx, id, { effectiveDate, reason: null, announcedAt: null });
    await moveTrade(trx, trade, 'submitted', actor, 'A consent was taken back.');
  });
}

function refuseTooLate(trade: Trade, drawn: boolean): void {
  if (consentsCanGoBack(trade, drawn)) return;
  if (trade.announcedAt !== null) {
    throw refused('announced', 'The reps know of it already; a consent cannot be taken back. Withdraw the trade.');
  }
  if (drawn) throw refused('drawn', 'The draw counted on this trade; withdraw it with a reason instead.');
  throw refused('wrongState', 'Nothing waits for consent here any more, so none is taken back.');
}

function refused(code: string, sentence: string): ProductError {
  return new ProductError('refused', `trade.${code}`, sentence);
}

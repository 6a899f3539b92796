import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { holidaySet } from '../../storage/people/holidays';
import { insertChallenge } from '../../storage/trades/challenges';
import { answerDue } from '../../trades/challenges/standing';
import type { Actor } from '../actor';
import { notify } from '../notifications/notify';
import { repsOf } from '../trades/consentFacts';
import { findTrade } from '../trades/findTrade';
import { requireReason } from '../trades/reason';
import { challengeDeadline, challengesOf, ownChallenge } from './challengesOf';

/**
 * A rep holds something against an announced trade of theirs, with a reason, within five working days. The manager is
 * asked to answer, and until then owners do not change.
 * @throws ProductError trade.notFound also where it is not the rep's or not announced, trade.reasonMissing,
 *   challenge.over, challenge.twice (refused)
 */
export async function raiseChallenge(database: Database, tradeId: string, reason: string, actor: Actor): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const trade = await findTrade(trx, tradeId);
    const { id: by, repId, now: at, today } = actor;
    const until = await challengeDeadline(trx, trade);
    if (by === null || repId === null || until === null || !repsOf(trade).includes(repId)) {
      throw new ProductError('notFound', 'trade.notFound', 'There is no such trade.');
    }
    requireReason(reason);
    if (trade.state !== 'scheduled' && trade.state !== 'conflict') {
      throw refused('over', 'This exchange is decided already: it can be challenged before owners change.');
    }
    if (today > until) {
      throw refused('over', `An exchange can be challenged within five working days; these ended on ${until}.`);
    }
    if ((await ownChallenge(trx, trade, repId, today)) !== null) {
      throw refused('twice', 'You have challenged this exchange already.');
    }
    const dueOn = answerDue(today, await holidaySet(trx));
    const id = await insertChallenge(trx, {
      tradeId,
      repId,
      reason: reason.trim(),
      dueOn,
      announcedAt: trade.announcedAt!,
      at,
      by,
    });
    await appendAudit(trx, {
      at,
      actorId: by,
      action: 'challenge.raised',
      subjectType: 'trade',
      subjectId: tradeId,
      payload: { number: trade.number, repId, reason: reason.trim(), dueOn },
    });
    const [challenge] = await challengesOf(trx, { id }, today);
    await notify(trx, {
      kind: 'challengeRaised',
      about: { tradeId, number: trade.number },
      to: challenge.answerers.map(({ userId }) => userId),
      by,
      key: `challenge-${id}`,
      at,
    });
  });
}

function refused(code: string, sentence: string): ProductError {
  return new ProductError('refused', `challenge.${code}`, sentence);
}

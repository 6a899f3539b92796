import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { usersOfReps } from '../../storage/people/users';
import { insertChallengeStep } from '../../storage/trades/challenges';
import type { ChallengeOutcome } from '../../trades/challenges/standing';
import type { Actor } from '../actor';
import { notify } from '../notifications/notify';
import { findTrade } from '../trades/findTrade';
import { requireReason } from '../trades/reason';
import { moveTrade } from '../trades/record';
import { canBeRepaired } from '../trades/repairTrade';
import { tellTakenBack } from '../trades/tellTakenBack';
import { findChallenge } from './findChallenge';

/**
 * Answers a challenge: it is rejected, or upheld, and then the trade is given up or has to be repaired before owners
 * change. Only who is asked answers: the rep's manager, or the one above.
 * @throws ProductError challenge.notFound, challenge.answered (conflict), challenge.notYours (refused),
 *   challenge.noRepair (refused), trade.reasonMissing, trade.wrongState
 */
export async function answerChallenge(
  database: Database,
  id: number,
  answer: { outcome: ChallengeOutcome; reason: string },
  actor: Actor,
): Promise<void> {
  requireReason(answer.reason);
  await inTransaction(database.db, async (trx) => {
    const challenge = await findChallenge(trx, id, actor);
    if (challenge.standing.state !== 'open') {
      throw new ProductError(
        'conflict',
        'challenge.answered',
        'This challenge is answered already, or was taken back.',
      );
    }
    const answerer = challenge.answerers.find(({ userId }) => userId === actor.id);
    if (actor.id === null || !answerer) {
      throw new ProductError('refused', 'challenge.notYours', 'This challenge is not yours to answer.');
    }
    const trade = await findTrade(trx, challenge.tradeId);
    if (answer.outcome === 'repair' && !canBeRepaired(trade)) {
      throw new ProductError(
        'refused',
        'challenge.noRepair',
        'Only an agreed exchange can be repaired. Reject the challenge, or uphold it and take the move back.',
      );
    }
    const reason = answer.reason.trim();
    const forUserId = answerer.standsInFor?.userId;
    await insertChallengeStep(trx, id, {
      kind: 'answered',
      outcome: answer.outcome,
      reason,
      at: actor.now,
      by: actor.id,
    });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'challenge.answered',
      subjectType: 'trade',
      subjectId: trade.id,
      payload: {
        number: trade.number,
        repId: challenge.repId,
        outcome: answer.outcome,
        reason,
        ...(forUserId && { forUserId }),
      },
    });
    if (answer.outcome === 'withdrawn') {
      await moveTrade(trx, trade, 'withdrawn', actor, `The challenge of ${challenge.repName} is upheld: ${reason}`);
      await tellTakenBack(trx, trade, actor);
    }
    const to = await usersOfReps(trx, [challenge.repId]);
    const key = `challenge-${id}-${challenge.steps.length}`;
    await notify(trx, { kind: 'challengeAnswered', about: {}, to, by: actor.id, key, at: actor.now });
  });
}

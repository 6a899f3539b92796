import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import { holidaySet } from '../../storage/people/holidays';
import { insertChallengeStep } from '../../storage/trades/challenges';
import { answerDue } from '../../trades/challenges/standing';
import type { Actor } from '../actor';
import { notify } from '../notifications/notify';
import { findTrade } from '../trades/findTrade';
import { requireReason } from '../trades/reason';
import { challengesOf, type StandingChallenge } from './challengesOf';
import { findChallenge } from './findChallenge';

/**
 * The rep takes a rejected challenge to the manager above, once, as long as owners have not changed.
 * @throws ProductError challenge.notFound also where it is another rep's, challenge.final (refused), trade.reasonMissing
 */
export async function escalateChallenge(database: Database, id: number, reason: string, actor: Actor): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const challenge = await ownChallenge(trx, id, actor);
    requireReason(reason);
    const trade = await findTrade(trx, challenge.tradeId);
    if (!challenge.standing.mayEscalate || (trade.state !== 'scheduled' && trade.state !== 'conflict')) {
      throw new ProductError('refused', 'challenge.final', 'This answer is final: it cannot be taken further.');
    }
    const dueOn = answerDue(actor.today, await holidaySet(trx));
    const step = { kind: 'escalated' as const, dueOn, reason: reason.trim(), at: actor.now, by: actor.id! };
    await insertChallengeStep(trx, id, step);
    await tell(trx, challenge, 'challenge.escalated', { reason: reason.trim(), dueOn }, actor);
    const [now] = await challengesOf(trx, { id }, actor.today);
    await notify(trx, {
      kind: 'challengeRaised',
      about: { tradeId: trade.id, number: trade.number },
      to: now.answerers.map(({ userId }) => userId),
      by: actor.id,
      key: `challenge-${id}-escalated`,
      at: actor.now,
    });
  });
}

/**
 * The rep takes an open challenge back.
 * @throws ProductError challenge.notFound also where it is another rep's, challenge.answered (conflict)
 */
export async function takeBackChallenge(database: Database, id: number, actor: Actor): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const challenge = await ownChallenge(trx, id, actor);
    if (challenge.standing.state !== 'open') {
      throw new ProductError(
        'conflict',
        'challenge.answered',
        'This challenge is answered already, or was taken back.',
      );
    }
    const reason = 'Taken back by the rep.';
    await insertChallengeStep(trx, id, { kind: 'takenBack', reason, at: actor.now, by: actor.id! });
    await tell(trx, challenge, 'challenge.takenBack', {}, actor);
  });
}

async function ownChallenge(trx: Trx, id: number, actor: Actor): Promise<StandingChallenge> {
  const challenge = await findChallenge(trx, id, actor);
  if (actor.id === null || challenge.repId !== actor.repId) {
    throw new ProductError('notFound', 'challenge.notFound', 'There is no such challenge.');
  }
  return challenge;
}

function tell(trx: Trx, challenge: StandingChallenge, action: string, payload: object, actor: Actor): Promise<void> {
  return appendAudit(trx, {
    at: actor.now,
    actorId: actor.id,
    action,
    subjectType: 'trade',
    subjectId: challenge.tradeId,
    payload: { number: challenge.tradeNumber, repId: challenge.repId, ...payload },
  });
}

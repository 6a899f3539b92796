import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Actor } from '../../app/actor';
import { answerChallenge } from '../../app/challenges/answerChallenge';
import { challengeDeadline, ownChallenge } from '../../app/challenges/challengesOf';
import { findChallenge } from '../../app/challenges/findChallenge';
import { escalateChallenge, takeBackChallenge } from '../../app/challenges/pursueChallenge';
import { raiseChallenge } from '../../app/challenges/raiseChallenge';
import { repsOf } from '../../app/trades/consentFacts';
import { findTrade } from '../../app/trades/findTrade';
import { countedId } from '../../shared/countedId';
import { accountNames, repNames } from '../../storage/accounts/accountNames';
import { CHALLENGE_OUTCOMES } from '../../trades/challenges/standing';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { challengeView } from './view';

const answerForm = z.object({
  outcome: z.enum(CHALLENGE_OUTCOMES, 'Choose what is to become of the trade.'),
  answerReason: z
    .string('Give the answer; the rep will read it.')
    .trim()
    .min(3, 'Give the answer, in at least three letters; the rep will read it.')
    .max(1000, 'At most 1000 characters.'),
});

/** A rep's challenge of an announced exchange, and the answer of the line above. */
export function challengesRouter(services: Services): Router {
  const router = Router();
  const { database } = services;
  const { db } = database;

  router.get('/my-accounts/challenges/:tradeId', (req, res) => show(res, req.params.tradeId, {}, {}));

  act('', async (tradeId, req, actor) => {
    await raiseChallenge(database, tradeId, String(req.body?.reason ?? ''), actor);
    return 'Your challenge is written down. Owners do not change before it is answered.';
  });

  act('/escalation', async (tradeId, req, actor) => {
    const challenge = await challengeOfRep(tradeId, actor);
    await escalateChallenge(database, challenge.id, String(req.body?.escalationReason ?? ''), actor);
    return 'The manager above is asked. Their answer is final.';
  });

  act('/withdrawal', async (tradeId, _req, actor) => {
    const challenge = await challengeOfRep(tradeId, actor);
    await takeBackChallenge(database, challenge.id, actor);
    return 'Your challenge is taken back.';
  });

  router.post('/challenges/:id/answer', async (req, res) => {
    const actor = actorOf(res, services);
    const challenge = await findChallenge(db, countedId(req.params.id), actor);
    if (!challenge.answerers.some(({ userId }) => userId === actor.id)) throw pageNotFound();
    const back = `/trades/${challenge.tradeId}#challenges`;
    const form = parseForm(answerForm, req.body);
    if (!form.ok) {
      flash(req, Object.values(form.errors)[0], 'warning');
      return res.redirect(303, back);
    }
    const { outcome, answerReason: reason } = form.value;
    await answerChallenge(database, challenge.id, { outcome, reason }, actor);
    flash(
      req,
      {
        rejected: 'The challenge is rejected. The rep can take it to the manager above, once.',
        withdrawn: 'The challenge is upheld, and the trade taken back.',
        repair:
          'The challenge is upheld. Now the manager of the rep repairs the trade; owners do not change before that.',
      }[outcome],
    );
    res.redirect(303, back);
  });

  function act(path: string, work: (tradeId: string, req: Request, actor: Actor) => Promise<string>): void {
    router.post(`/my-accounts/challenges/:tradeId${path}`, async (req: Request, res: Response) => {
      const tradeId = String(req.params.tradeId);
      try {
        flash(req, await work(tradeId, req, actorOf(res, services)));
        res.redirect(303, `/my-accounts/challenges/${tradeId}`);
      } catch (error) {
        await show(res, tradeId, req.body, formErrors(error));
      }
    });
  }

  async function challengeOfRep(tradeId: string, { repId, today }: Actor) {
    const found = await ownChallenge(db, await findTrade(db, tradeId), repId!, today);
    if (!found) throw pageNotFound();
    return found;
  }

  async function show(res: Response, tradeId: string, values: Record<string, unknown>, errors: FieldErrors) {
    const user = currentUser(res);
    const trade = await findTrade(db, tradeId);
    const until = await challengeDeadline(db, trade);
    if (until === null || user.repId === null || !repsOf(trade).includes(user.repId)) throw pageNotFound();
    if (Object.keys(errors).length > 0) res.status(400);
    const challenge = await ownChallenge(db, trade, user.repId, services.today());
    const names = await repNames(db);
    const accounts = await accountNames(
      db,
      trade.legs.map(({ accountId }) => accountId),
    );
    page(res, 'challenges/challenge', {
      title: challenge ? 'Your challenge' : 'Challenge this exchange',
      active: 'myAccounts',
      breadcrumbs: [{ label: 'My accounts', href: '/my-accounts' }],
      trade,
      until,
      moves: trade.legs
        .filter(({ fromRepId, toRepId }) => fromRepId === user.repId || toRepId === user.repId)
        .map((leg) => ({
          ...leg,
          account: accounts.get(leg.accountId) ?? '',
          comes: leg.toRepId === user.repId,
          other: names.get((leg.toRepId === user.repId ? leg.fromRepId : leg.toRepId) ?? 0) ?? 'nobody',
        })),
      challenge: challenge ? challengeView(challenge, user.id) : null,
      pending: trade.state === 'scheduled' || trade.state === 'conflict',
      canChallenge:
        !challenge && services.today() <= until && (trade.state === 'scheduled' || trade.state === 'conflict'),
      values,
      errors,
    });
  }
  return router;
}

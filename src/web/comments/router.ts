import { type Request, type Response, Router } from 'express';
import { comment } from '../../app/comments/comment';
import { findBriefing } from '../../app/handoffs/findBriefing';
import { canProposeTrade, canSeeRotations } from '../../people/permissions';
import { countedId } from '../../shared/countedId';
import type { Audience } from '../../storage/trades/talk';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { tradeInSight } from '../trades/tradeView';
import { flash } from '../view/flash';
import { formErrors } from '../view/forms';

/** What people say about a trade: managers on its page, its reps on the briefing. */
export function commentsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.post('/trades/:id/comments', async (req, res) => {
    const trade = await tradeInSight(res, services, String(req.params.id));
    const audience = req.body?.audience === 'all' ? 'all' : 'managers';
    await say(req, res, trade.id, audience, `/trades/${trade.id}#discussion`);
  });

  router.post('/handoffs/:tradeId/:accountId/comments', async (req, res) => {
    const { tradeId, accountId } = req.params;
    const wanted = { tradeId, accountId: countedId(accountId), user: currentUser(res), today: services.today() };
    await findBriefing(database, wanted);
    if (canSeeRotations(wanted.user) && !canProposeTrade(wanted.user)) throw pageNotFound();
    await say(req, res, tradeId, 'all', `/handoffs/${tradeId}/${wanted.accountId}#discussion`);
  });

  async function say(req: Request, res: Response, tradeId: string, audience: Audience, back: string): Promise<void> {
    try {
      await comment(database, tradeId, { words: String(req.body?.words ?? ''), audience }, actorOf(res, services));
    } catch (error) {
      flash(req, Object.values(formErrors(error))[0], 'warning');
    }
    res.redirect(303, back);
  }
  return router;
}

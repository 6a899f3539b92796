import { type Response, Router } from 'express';
import { z } from 'zod';
import { decideOutcome } from '../../app/outcomes/decideOutcome';
import { OUTCOME_DECISIONS } from '../../outcomes/decisions';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { tradeInSight } from '../trades/tradeView';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { tradeOutcomeView } from './tradeOutcomeView';

const decisionForm = z.object({
  decision: z.enum(OUTCOME_DECISIONS, 'Choose what is to become of it.'),
  decisionReason: z
    .string('Give a reason; others will read it.')
    .trim()
    .min(3, 'Give a reason of at least three letters; others will read it.')
    .max(500, 'At most 500 characters.'),
  reviewAgain: z.string().trim().default(''),
});

const SAID = {
  keep: 'Written down: the exchange is kept.',
  extend: 'Written down: the exchange goes on and is looked at again.',
  reverse: 'Written down: the accounts are to go back. Draft the way back below; it needs consent like every trade.',
};

/** What one exchange did, and the decision about it. */
export function tradeOutcomeRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/trades/:id/outcome', (req, res) => show(res, req.params.id, {}, {}));

  router.post('/trades/:id/decision', async (req, res) => {
    const { id } = await tradeInSight(res, services, req.params.id);
    const form = parseForm(decisionForm, req.body);
    if (!form.ok) return show(res, id, req.body, form.errors);
    const { decision, decisionReason: reason, reviewAgain } = form.value;
    try {
      await decideOutcome(database, id, { decision, reason, reviewAgain: reviewAgain || null }, actorOf(res, services));
      flash(req, SAID[decision]);
      res.redirect(303, `/trades/${id}/outcome#decision`);
    } catch (error) {
      await show(res, id, req.body, formErrors(error));
    }
  });

  async function show(res: Response, id: string, values: Record<string, unknown>, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'outcomes/trade', { ...(await tradeOutcomeView(res, services, id)), values, errors });
  }
  return router;
}

import { type Response, Router } from 'express';
import { z } from 'zod';
import { decideBeliefs } from '../../app/policy/decideBeliefs';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { learningView } from './learningView';

const beliefsForm = z.object({
  decision: z.enum(['adopt', 'decline'], 'Choose whether to adopt it.'),
  beliefReason: z.string().trim().max(500, 'At most 500 characters.').default(''),
  seen: z.string().default(''),
});

/** What the company's own swaps teach; managers adopt it into the policy or decline it. */
export function learningRouter(services: Services): Router {
  const router = Router();

  router.get('/outcomes/learning', (_req, res) => show(res, {}, {}));

  router.post('/outcomes/learning', async (req, res) => {
    const form = parseForm(beliefsForm, req.body);
    if (!form.ok) return show(res, req.body, form.errors);
    const { decision, beliefReason, seen } = form.value;
    try {
      await decideBeliefs(services.database, { decision, reason: beliefReason || null, seen }, actorOf(res, services));
      flash(
        req,
        decision === 'adopt'
          ? 'The policy believes it now; accounts are being analysed anew. Rotations that are open keep theirs.'
          : 'Written down: the policy stays as it is.',
      );
      res.redirect(303, '/outcomes/learning');
    } catch (error) {
      await show(res, req.body, formErrors(error));
    }
  });

  async function show(res: Response, values: Record<string, unknown>, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const content = { learning: await learningView(res, services), values, errors };
    const breadcrumbs = [{ label: 'Rotations', href: '/rotations' }];
    page(res, 'policy/learning', { title: 'What your own swaps teach', active: 'rotations', breadcrumbs, ...content });
  }
  return router;
}

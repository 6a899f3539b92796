import { type Response, Router } from 'express';
import { z } from 'zod';
import { adoptPlan } from '../../app/plans/adoptPlan';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { analystView } from './analystView';

const adoption = z
  .object({ what: z.enum(['point', 'evener']), point: z.coerce.number().int().min(0).optional() })
  .refine(({ what, point }) => what === 'evener' || point !== undefined, 'Choose a point of the curve.')
  .transform(({ what, point }) => (what === 'evener' ? ('evener' as const) : { point: point ?? 0 }));

/** A plan in depth: how good it is proven to be, the frontier, an evener plan, fairness, what its bound rests on. */
export function analystRouter(services: Services): Router {
  const router = Router();
  router.get('/plans/:id/analyst', (req, res) => show(res, String(req.params.id), {}));

  router.post('/plans/:id/analyst/adoptions', async (req, res) => {
    const planId = String(req.params.id);
    const form = parseForm(adoption, req.body);
    if (!form.ok) return show(res, planId, form.errors);
    try {
      const id = await adoptPlan(services.database, planId, form.value, actorOf(res, services));
      flash(req, 'This is a plan of the rotation now. Nothing of it is agreed yet.');
      res.redirect(303, `/plans/${id}`);
    } catch (error) {
      await show(res, planId, formErrors(error));
    }
  });

  async function show(res: Response, planId: string, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'analyst/show', { ...(await analystView(res, services, planId)), errors });
  }
  return router;
}

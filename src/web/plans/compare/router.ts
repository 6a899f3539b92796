import { Router } from 'express';
import { chosen } from '../../rotations/chosen';
import type { Services } from '../../services';
import { flash } from '../../view/flash';
import { page } from '../../view/page';
import { compareView } from './view';

/** Plans of a rotation side by side. */
export function compareRouter(services: Services): Router {
  const router = Router();
  router.get('/rotations/:id/comparison', async (req, res) => {
    const rotationId = String(req.params.id);
    const view = await compareView(res, services, rotationId, chosen(req.query, 'plan'));
    if (view.plans.length >= 2) return page(res, 'plans/compare', view);
    flash(req, 'Tick two or three plans to see them side by side.', 'warning');
    res.redirect(303, `/rotations/${rotationId}#plans`);
  });
  return router;
}

import { Router } from 'express';
import type { Services } from '../services';
import { page } from '../view/page';
import { costsView } from './costs/costsView';

/** What each pin, exclusion and limit of a plan costs. */
export function costsRouter(services: Services): Router {
  const router = Router();
  router.get('/plans/:id/costs', async (req, res) => {
    page(res, 'plans/costs', await costsView(res, services, String(req.params.id)));
  });
  return router;
}

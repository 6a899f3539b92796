import { Router } from 'express';
import type { Services } from '../services';
import { page } from '../view/page';
import { parseQuery, searchWords } from '../view/query';
import { whyView } from './why/whyView';

/** Why a swap is in a plan, and why an account does not go to a rep. */
export function whyRouter(services: Services): Router {
  const router = Router();
  router.get('/plans/:id/why', async (req, res) => {
    const question = parseQuery({ swap: searchWords, account: searchWords, rep: searchWords }, req);
    page(res, 'plans/why', await whyView(res, services, String(req.params.id), question));
  });
  return router;
}

import { Router } from 'express';
import { findCompany } from '../../storage/people/company';
import type { Services } from '../services';

/** Answers 200 when the database answers: for load balancers and supervisors. */
export function healthRouter(services: Services): Router {
  const router = Router();
  router.get('/healthz', async (_req, res) => {
    await findCompany(services.database.db);
    res.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  return router;
}

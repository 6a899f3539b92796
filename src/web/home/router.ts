import { Router } from 'express';
import { canImport } from '../../people/permissions';
import { hasRevenue } from '../../storage/company';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { page } from '../view/page';

/** The first page: what to do next. */
export function homeRouter(services: Services): Router {
  const router = Router();
  router.get('/', async (_req, res) => {
    const user = currentUser(res);
    const data = await hasRevenue(services.database.db);
    if (!data && canImport(user)) return res.redirect(303, '/setup/data');
    page(res, 'home/home', { title: 'Dashboard', active: 'dashboard', hasData: data });
  });
  return router;
}

import { Router } from 'express';
import { requestAnalysis } from '../../app/dashboard/requestAnalysis';
import { showDashboard } from '../../app/dashboard/showDashboard';
import { canImport } from '../../people/permissions';
import { currentUser } from '../middleware/viewer';
import { actorOf } from '../rotations/actor';
import { dayWriter } from '../rotations/dayText';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { localPath } from '../view/localPath';
import { page } from '../view/page';
import { dashboardView } from './view';

/** The first page of every user, and the wish for a fresh analysis. */
export function dashboardRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/', async (_req, res) => {
    const user = currentUser(res);
    const dashboard = await showDashboard(database.db, user, services.today(), dayWriter(res.locals.company.locale));
    if (dashboard.fresh.state === 'noData' && canImport(user)) return res.redirect(303, '/setup/data');
    page(res, 'dashboard/dashboard', dashboardView(dashboard, res.locals.company));
  });

  router.post('/analysis', async (req, res) => {
    await requestAnalysis(database, actorOf(res, services));
    flash(req, 'The analysis runs now. This page shows the new figures when it is done.');
    res.redirect(303, localPath(req.body.back));
  });

  return router;
}

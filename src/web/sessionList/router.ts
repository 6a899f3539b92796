import { type Request, type Response, Router } from 'express';
import { endSessions, ownSessions } from '../../app/session/endSessions';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { page } from '../view/page';

/** Where a user is signed in, and signing out there. */
export function sessionListRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/profile/sessions', async (req, res) => {
    const sessions = await ownSessions(database, currentUser(res).id, req.sessionID, services.realNow());
    page(res, 'sessionList/list', {
      title: 'Where you are signed in',
      breadcrumbs: [{ label: 'My profile', href: '/profile' }],
      sessions,
      hours: services.config.sessionHours,
      others: sessions.filter((session) => !session.current).length,
    });
  });

  router.post('/profile/sessions/ending', async (req, res) => {
    await end(req, res, null);
    flash(req, 'Everywhere else you are signed out.');
    res.redirect(303, '/profile/sessions');
  });

  router.post('/profile/sessions/:session/ending', async (req: Request, res: Response) => {
    await end(req, res, String(req.params.session));
    flash(req, 'You are signed out there.');
    res.redirect(303, '/profile/sessions');
  });

  function end(req: Request, res: Response, name: string | null): Promise<void> {
    const times = { now: services.now(), realNow: services.realNow() };
    return endSessions(database, { userId: currentUser(res).id, name, currentId: req.sessionID, ...times });
  }
  return router;
}

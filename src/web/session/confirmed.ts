import { type Request, type Response, Router } from 'express';
import { passwordFits } from '../../app/users/password';
import { needsConfirmation } from '../../people/confirmedDeeds';
import { permissionOf } from '../../people/permissionOf';
import { passwordHashOf } from '../../storage/people/users';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { localPath } from '../view/localPath';
import { page, wantsJson } from '../view/page';
import { passwordLimit } from './rateLimit';

const WRONG = 'This is not your password; nothing was changed.';
const TOO_MANY = 'Too many wrong passwords. Wait a quarter of an hour; nothing was changed.';

/** Fields that belong to the asking itself and are not handed on. */
const OWN = new Set(['_csrf', 'confirmation']);

/**
 * Asks who does something that could open a way in for their password, unless they proved it within half an hour: the form
 * that was sent is kept on the page that asks, and goes on when the password fits. Behind the table of permissions.
 */
export function confirmed(services: Services): Router {
  const router = Router();
  const { db } = services.database;
  const limit = passwordLimit(
    services,
    (res) => currentUser(res).id,
    (res) => ask(res.req, res.status(429), TOO_MANY),
  );

  router.use((req, _res, next) => {
    const row = req.method === 'POST' ? permissionOf(req.method, req.path) : null;
    const isNeeded = row !== null && needsConfirmation(row[0], req.session.confirmedAt, services.realNow());
    next(isNeeded ? undefined : 'router');
  });
  router.use(async (req, res, next) => {
    if (req.body?.confirmation === undefined) return ask(req, res.status(401), null);
    next();
  });
  router.use(limit, async (req: Request, res: Response, next) => {
    const { confirmation } = req.body;
    const hash = await passwordHashOf(db, currentUser(res).id);
    const fits = typeof confirmation === 'string' && (await passwordFits(hash, confirmation.slice(0, 200)));
    if (!fits) return ask(req, res.status(401), WRONG);
    req.session.confirmedAt = services.realNow();
    next();
  });
  return router;

  async function ask(req: Request, res: Response, problem: string | null): Promise<void> {
    if (wantsJson(req)) {
      res.json({ error: { code: 'session.confirm', message: 'Prove again who you are: sign in anew.' } });
      return;
    }
    page(res, 'session/confirm', {
      title: 'Confirm that it is you',
      action: req.path,
      back: pageBefore(req),
      kept: Object.entries(req.body ?? {})
        .filter(([name]) => !OWN.has(name))
        .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) }))),
      hasPassword: (await passwordHashOf(db, currentUser(res).id)) !== null,
      provider: services.config.provider?.label ?? null,
      errors: problem === null ? {} : { confirmation: problem },
    });
    res.set('Cache-Control', 'no-store');
  }
}

/** The page of the form that was sent, a path of ours. */
function pageBefore(req: Request): string {
  const referer = req.get('Referer') ?? '';
  return URL.canParse(referer) ? localPath(new URL(referer).pathname) : '/';
}

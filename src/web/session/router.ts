import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { DEMO_PASSWORD, demoSignIns } from '../../app/demo/demoSignIns';
import { checkSignIn } from '../../app/session/checkSignIn';
import { waitInWords } from '../../people/lockOut';
import { hasUsers } from '../../storage/people/users';
import { sessionCookie } from '../middleware/sessions';
import type { Services } from '../services';
import { parseForm } from '../view/forms';
import { localPath } from '../view/localPath';
import { page } from '../view/page';
import { places } from './rateLimit';
import { signInAs, signOut } from './signInAs';

const signInForm = z.object({ email: z.string().min(1).max(200), password: z.string().min(1).max(200) });

const WRONG = 'Address and password do not fit together. Check both; capital letters count in the password.';

/** Signing in and out. */
export function sessionRouter(services: Services): Router {
  const router = Router();
  const { database, config } = services;
  const place = places(services);

  router.get('/sign-in', async (req, res) => {
    if (res.locals.user) return res.redirect(303, localPath(req.query.next));
    if (!(await hasUsers(database.db))) return res.redirect(303, '/setup');
    await showSignIn(req, res, null);
  });

  router.post('/sign-in', async (req: Request, res: Response) => {
    const form = parseForm(signInForm, req.body);
    if (!form.ok) return showSignIn(req, res.status(401), WRONG);
    const times = { now: services.now(), realNow: services.realNow() };
    const result = await checkSignIn(database, { ...form.value, ...times, place: place(req) });
    if (!result.user) return refuse(req, res, result.waitSeconds);
    await signInAs(req, result.user.id, times.realNow);
    res.redirect(303, localPath(req.body.next));
  });

  router.post('/sign-out', async (req, res) => {
    await signOut(req);
    res.clearCookie(sessionCookie(config.trustProxy), { httpOnly: true, sameSite: 'lax', secure: config.trustProxy });
    res.redirect(303, config.provider ? '/sign-in?signedOut=yes' : '/sign-in');
  });
  return router;

  async function refuse(req: Request, res: Response, waitSeconds: number): Promise<void> {
    if (waitSeconds === 0) return showSignIn(req, res.status(401), WRONG);
    res.status(429).set('Retry-After', String(waitSeconds));
    await showSignIn(
      req,
      res,
      `Too many attempts. Try again in ${waitInWords(waitSeconds)}; until then no password is looked at, not even the right one. ${
        config.mail
          ? 'A new password by mail ends the wait, and so can an administrator.'
          : 'An administrator can end the wait.'
      }`,
    );
  }

  async function showSignIn(req: Request, res: Response, problem: string | null): Promise<void> {
    page(res, 'session/sign-in', {
      title: 'Sign in',
      problem,
      next: localPath(req.body?.next ?? req.query.next),
      email: req.body?.email,
      demo: res.locals.company?.isDemo ? { users: await demoSignIns(database.db), password: DEMO_PASSWORD } : null,
      // Nobody of the made-up company has a mailbox.
      mails: config.mail !== null && !res.locals.company?.isDemo,
      provider: config.provider?.label ?? null,
      signedOut: config.provider !== null && req.query.signedOut === 'yes',
    });
  }
}

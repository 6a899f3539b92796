import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { DEMO_PASSWORD, demoSignIns } from '../../app/demo/demoSignIns';
import { checkSignIn } from '../../app/session/checkSignIn';
import { hasUsers } from '../../storage/people/users';
import type { Services } from '../services';
import { parseForm } from '../view/forms';
import { localPath } from '../view/localPath';
import { page } from '../view/page';
import { signInLimits } from './rateLimit';
import { signInAs, signOut } from './signInAs';

const signInForm = z.object({ email: z.string().min(1).max(200), password: z.string().min(1).max(200) });

const WRONG = 'Address and password do not fit together. Check both; capital letters count in the password.';
const TOO_MANY = 'Too many attempts. Wait a quarter of an hour, or ask an administrator for a new password.';

/** Signing in and out. */
export function sessionRouter(services: Services): Router {
  const router = Router();

  router.get('/sign-in', async (req, res) => {
    if (res.locals.user) return res.redirect(303, localPath(req.query.next));
    if (!(await hasUsers(services.database.db))) return res.redirect(303, '/setup');
    await showSignIn(services, req, res, null);
  });

  const limits = signInLimits((req, res) => showSignIn(services, req, res, TOO_MANY));
  router.post('/sign-in', limits, async (req: Request, res: Response) => {
    const form = parseForm(signInForm, req.body);
    const user = form.ok ? await checkSignIn(services.database, form.value.email, form.value.password) : null;
    if (!user) return showSignIn(services, req, res.status(401), WRONG);
    await signInAs(req, user.id);
    res.redirect(303, localPath(req.body.next));
  });

  router.post('/sign-out', async (req, res) => {
    await signOut(req);
    res.clearCookie('rotation').redirect(303, '/sign-in');
  });
  return router;
}

async function showSignIn({ database }: Services, req: Request, res: Response, problem: string | null): Promise<void> {
  const next = localPath(req.body?.next ?? req.query.next);
  const demo = res.locals.company?.isDemo ? { users: await demoSignIns(database.db), password: DEMO_PASSWORD } : null;
  page(res, 'session/sign-in', { title: 'Sign in', problem, next, email: req.body?.email, demo });
}

import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { choosePassword, userOfLink } from '../../app/session/choosePassword';
import { requestPassword } from '../../app/session/requestPassword';
import { pageNotFound } from '../middleware/signedIn';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { emailField, passwordField } from '../view/personFields';
import { askingLimit } from './rateLimit';
import { signInAs } from './signInAs';

const forgottenForm = z.object({ email: emailField });

const passwordForm = z
  .object({ password: passwordField, again: z.string().default('') })
  .refine((form) => form.password === form.again, { path: ['again'], message: 'The two passwords differ.' });

/** A new password without the old one: asked for by address, set by the one-time address of a mail. */
export function passwordRouter(services: Services): Router {
  const router = Router();
  const { database, config } = services;

  router.get('/forgotten', (_req, res) => showForgotten(res, {}));

  router.post('/forgotten', askingLimit(services), async (req: Request, res: Response) => {
    if (config.mail === null) throw pageNotFound();
    const form = parseForm(forgottenForm, req.body);
    if (!form.ok) return showForgotten(res, { values: req.body, errors: form.errors });
    await requestPassword(database, { email: form.value.email, now: services.now(), realNow: services.realNow() });
    showForgotten(res, { asked: true });
  });

  router.get('/new-password/:token', async (req, res) => {
    await showNew(res, req.params.token, {});
  });

  router.post('/new-password/:token', async (req: Request, res: Response) => {
    const token = String(req.params.token);
    const form = parseForm(passwordForm, req.body);
    if (!form.ok) return showNew(res, token, form.errors);
    try {
      const times = { now: services.now(), realNow: services.realNow() };
      const userId = await choosePassword(database, { token, password: form.value.password, ...times });
      await signInAs(req, userId, times.realNow);
      flash(req, 'Your new password holds. Everywhere else you are signed out, and your API tokens are revoked.');
      res.redirect(303, '/');
    } catch (error) {
      await showNew(res, token, formErrors(error));
    }
  });
  return router;

  function showForgotten(res: Response, shown: { values?: object; errors?: FieldErrors; asked?: boolean }): void {
    if (shown.errors) res.status(400);
    page(res, 'session/forgotten', { title: 'A new password', mails: config.mail !== null, ...shown });
  }

  async function showNew(res: Response, token: string, errors: FieldErrors): Promise<void> {
    const user = await userOfLink(database, token, services.realNow());
    if (Object.keys(errors).length > 0) res.status(400);
    if (user === null) res.status(404);
    page(res, 'session/new-password', {
      title: 'Choose your password',
      known: user !== null,
      email: user?.email,
      errors,
    });
    res.set('Cache-Control', 'no-store');
  }
}

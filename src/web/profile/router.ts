import { type Response, Router } from 'express';
import { z } from 'zod';
import { changeOwnPassword } from '../../app/users/changePassword';
import { canBeStoodInFor } from '../../people/standIns';
import { countHolding } from '../../storage/people/apiTokens';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { passwordLimit } from '../session/rateLimit';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { passwordField } from '../view/personFields';

const passwordForm = z
  .object({
    present: z.string('Write your present password.').min(1, 'Write your present password.').max(200),
    password: passwordField,
    again: z.string().default(''),
  })
  .refine((form) => form.password === form.again, { path: ['again'], message: 'The two new passwords differ.' });

/** What a user sees of themselves, and the change of the password. */
export function profileRouter(services: Services): Router {
  const router = Router();
  router.get('/profile', (_req, res) => showProfile(res, {}));

  const limit = passwordLimit(
    services,
    (res) => currentUser(res).id,
    (res) => showProfile(res, { present: 'Too many wrong passwords. Wait a quarter of an hour.' }, 429),
  );
  router.post('/profile/password', limit, async (req, res) => {
    const form = parseForm(passwordForm, req.body);
    if (!form.ok) return showProfile(res, form.errors);
    try {
      const { present, password } = form.value;
      const change = { userId: currentUser(res).id, sessionId: req.sessionID, now: services.now() };
      await changeOwnPassword(services.database, { ...change, present, password });
      flash(req, 'Your password is changed. Everywhere else you are signed out, and your API tokens are revoked.');
      res.redirect(303, '/profile');
    } catch (error) {
      await showProfile(res, formErrors(error));
    }
  });
  return router;

  async function showProfile(res: Response, errors: FieldErrors, status = 400): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(status);
    const user = currentUser(res);
    const tokens = await countHolding(services.database.db, user.id, services.realNow());
    page(res, 'profile/profile', { title: 'My profile', errors, tokens, canBeAway: canBeStoodInFor(user) });
  }
}

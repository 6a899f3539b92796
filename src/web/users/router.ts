import { type Response, Router } from 'express';
import { z } from 'zod';
import { secondsToWait, userSubject } from '../../app/session/attempts';
import { addUser } from '../../app/users/addUser';
import { resetPassword } from '../../app/users/changePassword';
import { inviteUser } from '../../app/users/invite';
import { setUserDisabled } from '../../app/users/setUserDisabled';
import { unlockUser } from '../../app/users/unlockUser';
import { waitInWords } from '../../people/lockOut';
import { canBeStoodInFor } from '../../people/standIns';
import { ROLES } from '../../people/user';
import { findUser, listUsers, repsWithoutUser } from '../../storage/people/users';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { emailField, nameField, passwordField } from '../view/personFields';
import { repField, withRepIds } from '../view/repField';
import { ROLE_OPTIONS } from '../view/roles';

const userForm = z.object({
  name: nameField,
  email: emailField,
  role: z.enum(ROLES, 'Choose one of the roles.'),
  repId: z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().int().optional()),
  password: z.string().default(''),
});
const resetForm = z.object({ password: passwordField });
const breadcrumbs = [{ label: 'Users', href: '/users' }];

/** Administrators add, disable and enable users, and give new passwords. */
export function usersRouter(services: Services): Router {
  const router = Router();
  const { database } = services;
  const mails = services.config.mail != null;

  router.get('/users', async (_req, res) => {
    page(res, 'users/list', { title: 'Users', active: 'users', users: await listUsers(database.db) });
  });

  router.get('/users/new', (_req, res) => showNew(res, { role: 'rep' }, {}));

  router.post('/users', async (req, res) => {
    const { body, errors } = withRepIds(req.body ?? {}, ['repId'], await repsWithoutUser(database.db));
    const form = parseForm(mails && !body.password ? userForm : userForm.extend(resetForm.shape), body);
    if (!form.ok || errors.repId) return showNew(res, req.body, { ...(form.ok ? {} : form.errors), ...errors });
    try {
      const repId = form.value.repId ?? null;
      const password = form.value.password || null;
      await addUser(database, { ...form.value, password, repId, actorId: currentUser(res).id, now: services.now() });
      flash(
        req,
        password === null
          ? `${form.value.name} gets a mail with the way in.`
          : `${form.value.name} can sign in now. Tell them the password; they can change it in their profile.`,
      );
      res.redirect(303, '/users');
    } catch (error) {
      await showNew(res, req.body, formErrors(error));
    }
  });

  router.get('/users/:id', (req, res) => showUser(res, req.params.id, {}));

  router.post('/users/:id/password', async (req, res) => {
    const form = parseForm(resetForm, req.body);
    if (!form.ok) return showUser(res, req.params.id, form.errors);
    const change = { userId: req.params.id, actorId: currentUser(res).id, now: services.now() };
    await resetPassword(database, { ...change, password: form.value.password });
    flash(
      req,
      'The new password holds from now on; the user is signed out everywhere, and their API tokens are revoked.',
    );
    res.redirect(303, `/users/${req.params.id}`);
  });

  router.post('/users/:id/invitation', async (req, res) => {
    if (!mails) {
      const sentence = 'This product is not connected to a mail server; give a password instead.';
      return showUser(res, req.params.id, { '': sentence });
    }
    try {
      await inviteUser(database, { userId: req.params.id, actorId: currentUser(res).id, now: services.now() });
      flash(req, 'A mail with the way to a password is on its way; it works for seven days.');
      res.redirect(303, `/users/${req.params.id}`);
    } catch (error) {
      await showUser(res, req.params.id, formErrors(error));
    }
  });

  router.post('/users/:id/unlocking', async (req, res) => {
    await unlockUser(database, { userId: req.params.id, actorId: currentUser(res).id, now: services.now() });
    flash(req, 'The wait is over; the user can try again now.');
    res.redirect(303, `/users/${req.params.id}`);
  });

  for (const [path, disabled] of [['disabling', true] as const, ['enabling', false] as const]) {
    router.post(`/users/:id/${path}`, async (req, res) => {
      const change = { userId: req.params.id, disabled, actorId: currentUser(res).id, now: services.now() };
      try {
        await setUserDisabled(database, change);
        flash(
          req,
          disabled
            ? 'The user can no longer sign in, and their API tokens are revoked.'
            : 'The user can sign in again.',
        );
        res.redirect(303, `/users/${req.params.id}`);
      } catch (error) {
        await showUser(res, req.params.id, formErrors(error));
      }
    });
  }

  async function showNew(res: Response, values: Record<string, unknown>, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'users/new', {
      title: 'Add a user',
      active: 'users',
      breadcrumbs,
      values,
      errors,
      reps: repField(await repsWithoutUser(database.db)),
      roles: ROLE_OPTIONS,
      mails,
    });
  }

  async function showUser(res: Response, id: string, errors: FieldErrors): Promise<void> {
    const shown = await findUser(database.db, id);
    if (!shown) throw pageNotFound();
    if (Object.keys(errors).length > 0) res.status(400);
    const isSelf = shown.id === currentUser(res).id;
    const wait = await secondsToWait(database.db, userSubject(shown.email), services.realNow());
    page(res, 'users/show', {
      title: shown.name,
      active: 'users',
      breadcrumbs,
      shown,
      isSelf,
      errors,
      canBeAway: canBeStoodInFor(shown),
      locked: wait > 0 ? waitInWords(wait) : null,
      mails,
    });
  }
  return router;
}

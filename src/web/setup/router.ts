import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { DEMO_PASSWORD, demoSignIns } from '../../app/demo/demoSignIns';
import { createFirstAdmin } from '../../app/setup/createFirstAdmin';
import { canImport } from '../../people/permissions';
import { hasRevenue } from '../../storage/people/company';
import { hasUsers } from '../../storage/people/users';
import { pageNotFound, requireThat, signedIn } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { signInAs } from '../session/signInAs';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { emailField, nameField, passwordField } from '../view/personFields';

const setupForm = z.object({
  companyName: z.string().trim().min(1, 'Write the name of the company.').max(100, 'At most 100 characters.'),
  name: nameField,
  email: emailField,
  password: passwordField,
});

/** The first visit: the first administrator, then where the data comes from. */
export function setupRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/setup', async (_req, res) => {
    if (await hasUsers(database.db)) return res.redirect(303, '/');
    showSetup(res, {}, {});
  });

  router.post('/setup', async (req, res) => {
    const form = parseForm(setupForm, req.body);
    if (!form.ok) return showSetup(res, req.body, form.errors);
    try {
      const id = await createFirstAdmin(database, { ...form.value, now: services.now() });
      await signInAs(req, id, services.realNow());
      res.redirect(303, '/setup/data');
    } catch (error) {
      showSetup(res, req.body, formErrors(error));
    }
  });

  const importers = [signedIn(), requireThat(canImport)];
  router.get('/setup/data', importers, async (_req: Request, res: Response) => {
    if (await hasRevenue(database.db)) return res.redirect(303, '/');
    page(res, 'setup/data', { title: 'Your data', canLoadDemo: services.loadDemo !== undefined });
  });

  router.get('/setup/demo', importers, async (_req: Request, res: Response) => {
    if (!res.locals.company?.isDemo) throw pageNotFound();
    page(res, 'setup/demo', {
      title: 'The demo company',
      seats: await demoSignIns(database.db),
      password: DEMO_PASSWORD,
    });
  });

  router.post('/setup/demo', importers, async (_req: Request, res: Response) => {
    if (!services.loadDemo) throw pageNotFound();
    res.redirect(303, await services.loadDemo(currentUser(res)));
  });
  return router;
}

function showSetup(res: Response, values: Record<string, unknown>, errors: FieldErrors): void {
  if (Object.keys(errors).length > 0) res.status(400);
  page(res, 'setup/admin', { title: 'Welcome', values, errors });
}

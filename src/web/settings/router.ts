import { type Response, Router } from 'express';
import { z } from 'zod';
import { changeCompany } from '../../app/setup/changeCompany';
import { findCompany, hasRevenue } from '../../storage/people/company';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';

const companyForm = z.object({
  name: z.string().trim().min(1, 'Write the name of the company.').max(100, 'At most 100 characters.'),
  locale: z.string().trim().min(2, 'Write a locale such as en-US.').max(35, 'At most 35 characters.'),
  /** An unchecked box is not sent. */
  showRepFigures: z.literal('yes').optional(),
});

/** How the company is called, how its figures are written, and whether those of individual reps are shown. */
export function settingsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/settings', async (_req, res) => {
    const company = await findCompany(database.db);
    await show(res, { ...company, showRepFigures: company?.showRepFigures !== false }, {});
  });

  router.post('/settings', async (req, res) => {
    const form = parseForm(companyForm, req.body);
    if (!form.ok) return show(res, req.body, form.errors);
    try {
      const { name, locale, showRepFigures } = form.value;
      const change = { name, locale, showRepFigures: showRepFigures === 'yes' };
      await changeCompany(database, { ...change, actorId: currentUser(res).id, now: services.now() });
      flash(req, 'The settings are changed.');
      res.redirect(303, '/settings');
    } catch (error) {
      await show(res, req.body, formErrors(error));
    }
  });

  async function show(res: Response, values: Record<string, unknown>, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const currencyFixed = await hasRevenue(database.db);
    page(res, 'settings/company', { title: 'Settings', active: 'settings', values, errors, currencyFixed });
  }
  return router;
}

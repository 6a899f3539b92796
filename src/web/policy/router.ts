import { type Response, Router } from 'express';
import { changePolicy } from '../../app/policy/changePolicy';
import { companyPolicy } from '../../storage/people/company';
import { actorOf } from '../rotations/actor';
import { localeOf } from '../rotations/dayText';
import type { Services } from '../services';
import { flash } from '../view/flash';
import type { FieldErrors } from '../view/forms';
import { page } from '../view/page';
import { policyFromForm, policyGroups, policyValues } from './form';
import { beliefSources } from './learningView';

/** The company's default policy: what a new rotation begins with, and what the current analysis follows. */
export function policyRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/settings/policy', async (_req, res) => {
    await show(res, policyValues(await companyPolicy(database.db), localeOf(res)), {});
  });

  router.post('/settings/policy', async (req, res) => {
    const form = policyFromForm(await companyPolicy(database.db), req.body, localeOf(res));
    if (!form.ok) return show(res, req.body, form.errors);
    const changed = await changePolicy(database, form.value, actorOf(res, services));
    flash(req, changed ? 'The policy is changed; accounts are being analysed anew.' : 'Nothing was different.');
    res.redirect(303, '/settings/policy');
  });

  async function show(res: Response, values: Record<string, unknown>, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const breadcrumbs = [{ label: 'Settings', href: '/settings' }];
    const policy = policyGroups(errors, localeOf(res), await beliefSources(services));
    const content = { values, errors, policy };
    page(res, 'policy/policy', { title: 'Policy', active: 'settings', breadcrumbs, ...content });
  }
  return router;
}

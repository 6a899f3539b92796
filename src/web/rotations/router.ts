import { type Response, Router } from 'express';
import { z } from 'zod';
import { openRotation } from '../../app/rotations/openRotation';
import { requestPlan } from '../../app/rotations/planRotation';
import { requestAnalysis } from '../../app/rotations/requestAnalysis';
import { dayInWords } from '../../shared/wording';
import { companyPolicy } from '../../storage/people/company';
import { filled, runFields } from '../plans/runFields';
import { policyFromForm, policyGroups, policyValues } from '../policy/form';
import type { Services } from '../services';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { actorOf } from './actor';
import { dayWriter, localeOf } from './dayText';
import { listView } from './listView';
import { newRotationChoices } from './newRotation';
import { rotationView } from './rotationView';

const rotationForm = z.object({
  name: z.string('Name the rotation.').trim().min(1, 'Name the rotation.').max(120, 'At most 120 characters.'),
  asOf: z.string('Choose the quarter.').min(1, 'Choose the quarter.'),
  effectiveDate: z.string('Choose the day.').min(1, 'Choose the day.'),
});

const planForm = z.object(runFields);

/** Rotations: the list, a new one, and the page that always says where a rotation stands. */
export function rotationsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/rotations', async (_req, res) => {
    page(res, 'rotations/list', await listView(res, services));
  });

  router.get('/rotations/new', async (_req, res) => {
    await showNew(res, policyValues(await companyPolicy(database.db), localeOf(res)), {});
  });

  router.post('/rotations', async (req, res) => {
    const form = parseForm(rotationForm, req.body);
    const policy = policyFromForm(await companyPolicy(database.db), req.body, localeOf(res));
    if (!form.ok || !policy.ok) {
      return showNew(res, req.body, { ...(policy.ok ? {} : policy.errors), ...(form.ok ? {} : form.errors) });
    }
    try {
      const wanted = { ...form.value, policy: policy.value };
      const { rotationId } = await openRotation(database, wanted, actorOf(res, services));
      res.redirect(303, `/rotations/${rotationId}`);
    } catch (error) {
      await showNew(res, req.body, formErrors(error));
    }
  });

  router.get('/rotations/:id', async (req, res) => show(res, req.params.id, {}, {}));

  router.post('/rotations/:id/analysis', async (req, res) => {
    await requestAnalysis(database, req.params.id, actorOf(res, services));
    res.redirect(303, `/rotations/${req.params.id}`);
  });

  router.post('/rotations/:id/plans', async (req, res) => {
    const form = parseForm(planForm, filled(req.body));
    if (!form.ok) return show(res, req.params.id, req.body, form.errors);
    const name = form.value.name || `Plan of ${dayInWords(services.today(), localeOf(res))}`;
    try {
      const request = { ...form.value, name, rotationId: req.params.id };
      const jobId = await requestPlan(database, request, actorOf(res, services));
      res.redirect(303, `/jobs/${jobId}`);
    } catch (error) {
      await show(res, req.params.id, req.body, formErrors(error));
    }
  });

  async function show(res: Response, id: string, values: Record<string, unknown>, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'rotations/show', { ...(await rotationView(res, services, id)), values, errors });
  }

  async function showNew(res: Response, values: Record<string, unknown>, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const choices = await newRotationChoices(services, await companyPolicy(database.db), dayWriter(localeOf(res)));
    const breadcrumbs = [{ label: 'Rotations', href: '/rotations' }];
    const policyOpen = Object.keys(errors).some((field) => !(field in rotationForm.shape) && field !== '');
    const content = { values, errors, ...choices, policy: policyGroups(errors, localeOf(res)), policyOpen };
    page(res, 'rotations/new', { title: 'New rotation', active: 'rotations', breadcrumbs, ...content });
  }
  return router;
}

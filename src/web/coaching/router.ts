import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { allCoachingSoFar } from '../../app/coaching/allCoaching';
import { listPlansFor } from '../../app/coaching/listPlansFor';
import { openingOf } from '../../app/coaching/openingOf';
import { openPlan } from '../../app/coaching/openPlan';
import { showPlan } from '../../app/coaching/showPlan';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { actorOf } from '../rotations/actor';
import { localeOf } from '../rotations/dayText';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { MEASURES, newPlanOf, openingForm, STEP_LINES } from './forms';
import { listView } from './listView';
import { planView } from './planView';

const repField = z.object({ rep: z.coerce.number().int().positive() });

/** Coaching plans: the list, opening one, the page of one, and a rep's own. Changes are in changesRouter. */
export function coachingRouter(services: Services): Router {
  const router = Router();
  const { database, today } = services;

  router.get('/coaching', async (_req, res) => {
    const user = currentUser(res);
    const lines = await listPlansFor(database.db, user, today());
    const all = await allCoachingSoFar(database, services.now());
    const where = user.role === 'manager' ? 'in your line' : 'in the company';
    const view = listView(lines, all, { today: today(), manner: res.locals.company, where });
    page(res, 'coaching/list', { title: 'Coaching', ...view });
  });

  router.get('/my-coaching', async (_req, res) => {
    const user = currentUser(res);
    const lines = await listPlansFor(database.db, user, today(), { repId: user.repId! });
    if (lines.length === 1) return res.redirect(303, `/coaching/${lines[0].plan.id}`);
    const all = await allCoachingSoFar(database, services.now());
    const view = listView(lines, all, { today: today(), manner: res.locals.company, where: 'for you' });
    page(res, 'coaching/own', { ...view, title: 'Your coaching', active: 'myAccounts' });
  });

  router.get('/coaching/new', async (req, res) => showOpening(req, res, {}, {}));

  router.post('/coaching', async (req, res) => {
    const repId = repOf(req.body);
    const form = parseForm(openingForm, req.body);
    if (!form.ok) return showOpening(req, res, req.body, form.errors);
    try {
      const { id, leftOut } = await openPlan(
        database,
        newPlanOf(repId, form.value, localeOf(res)),
        actorOf(res, services),
      );
      flash(req, 'The coaching plan is open. Talk it through with the rep; they see it under their accounts.');
      for (const sentence of leftOut) flash(req, sentence, 'warning');
      res.redirect(303, `/coaching/${id}`);
    } catch (error) {
      await showOpening(req, res, req.body, formErrors(error));
    }
  });

  router.get('/coaching/:id', async (req, res) => {
    const shown = await showPlan(database, req.params.id, currentUser(res), actorOf(res, services));
    page(
      res,
      'coaching/show',
      planView(shown, await allCoachingSoFar(database, services.now()), today(), res.locals.company),
    );
  });

  async function showOpening(req: Request, res: Response, values: Record<string, unknown>, errors: FieldErrors) {
    const repId = repOf({ ...req.query, ...req.body });
    const opening = await openingOf(database.db, repId, currentUser(res), today());
    if (opening.openPlanId !== null) return res.redirect(303, `/coaching/${opening.openPlanId}`);
    if (Object.keys(errors).length > 0) res.status(400);
    const { rep, startDate, reviewDate } = opening;
    const defaults = { measure: 'relativeGrowth', target: '0', accounts: 'book', startDate, reviewDate };
    page(res, 'coaching/new', {
      title: `Coaching plan for ${rep.name}`,
      active: 'reps',
      breadcrumbs: [
        { label: 'Reps', href: '/reps' },
        { label: rep.name, href: `/reps/${rep.id}` },
      ],
      ...opening,
      needsReason: opening.suggested !== null && opening.suggested !== 'train',
      measures: MEASURES,
      stepLines: STEP_LINES,
      choices: opening.book.map(({ accountId, name }) => ({ value: String(accountId), label: name })),
      values: { ...defaults, ...values },
      errors,
    });
  }
  return router;
}

/** The rep that a form or an address names. */
function repOf(given: unknown): number {
  const { success, data } = repField.safeParse(given);
  if (!success) throw pageNotFound();
  return data.rep;
}

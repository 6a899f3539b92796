import { type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import { allCoachingSoFar } from '../../app/coaching/allCoaching';
import { changePlan } from '../../app/coaching/changePlan';
import { planNotFound } from '../../app/coaching/findPlan';
import { showPlan } from '../../app/coaching/showPlan';
import { goalOf } from '../../coaching/standing';
import type { CoachingEvent } from '../../coaching/types';
import { countedId } from '../../shared/countedId';
import { currentUser } from '../middleware/viewer';
import { actorOf } from '../rotations/actor';
import { localeOf } from '../rotations/dayText';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, onceOf, parseForm } from '../view/forms';
import { page } from '../view/page';
import { endForm, goalFields, goalForm, goalOfForm, MEASURES, noteForm, reasonForm, stepForm } from './forms';
import { planView } from './planView';

/** What may happen to a coaching plan: its goal, steps, notes, accounts and end. */
export function coachingChangesRouter(services: Services): Router {
  const router = Router();
  const { database, today } = services;

  router.get('/coaching/:id/goal', (req, res) => showForm(req, res, 'goal', {}));
  router.get('/coaching/:id/end', (req, res) => showForm(req, res, 'end', {}));

  router.post('/coaching/:id/goal', (req, res) =>
    change(req, res, goalForm, 'goal', 'The goal is changed; the one before is kept.', (form) => ({
      kind: 'goalSet',
      goal: { ...goalOfForm(form, localeOf(res)), words: form.goal, reason: form.reason },
    })),
  );
  router.post('/coaching/:id/end', (req, res) =>
    change(req, res, endForm, 'end', 'The coaching plan has ended; its result is kept.', ({ result, reason }) => ({
      kind: 'ended',
      result,
      reason,
    })),
  );
  router.post('/coaching/:id/steps', (req, res) =>
    change(req, res, stepForm, 'show', 'The step is added.', (form) => ({ kind: 'stepAdded', ...form })),
  );
  router.post('/coaching/:id/notes', (req, res) =>
    change(req, res, noteForm, 'show', 'The note is kept.', ({ note, audience }) => ({
      kind: 'noteAdded',
      words: note,
      audience: currentUser(res).role === 'manager' ? audience : 'everyone',
    })),
  );
  for (const [path, kind, said] of [
    ['done', 'stepDone', 'The step is done.'],
    ['reopening', 'stepReopened', 'The step is open again.'],
  ] as const) {
    router.post(`/coaching/:id/steps/:step/${path}`, (req, res) =>
      happen(req, res, said, { kind, step: countedId(req.params.step) }),
    );
  }
  router.post('/coaching/:id/steps/:step/dropping', (req, res) =>
    change(req, res, reasonForm, 'show', 'The step is dropped.', ({ reason }) => ({
      kind: 'stepDropped',
      step: countedId(req.params.step),
      reason,
    })),
  );
  for (const [path, kind, said] of [
    ['leaving', 'accountLeft', 'The account has left the plan.'],
    ['return', 'accountReturned', 'The account is back in the plan.'],
  ] as const) {
    router.post(`/coaching/:id/accounts/:account/${path}`, (req, res) =>
      change(req, res, reasonForm, 'show', said, ({ reason }) => ({
        kind,
        accountId: countedId(req.params.account),
        reason,
      })),
    );
  }

  /** Lets a checked form happen to the plan, or shows the page of the form again with what is wrong. */
  async function change<S extends z.ZodType>(
    req: Request,
    res: Response,
    schema: S,
    back: 'show' | 'goal' | 'end',
    said: string,
    eventOf: (form: z.output<S>) => CoachingEvent,
  ): Promise<void> {
    const form = parseForm(schema, req.body);
    if (!form.ok) return showForm(req, res, back, form.errors);
    try {
      await happen(req, res, said, eventOf(form.value));
    } catch (error) {
      await showForm(req, res, back, formErrors(error));
    }
  }

  async function happen(req: Request, res: Response, said: string, event: CoachingEvent): Promise<void> {
    const id = String(req.params.id);
    await changePlan(database, id, event, actorOf(res, services), onceOf(req.body));
    flash(req, said);
    res.redirect(303, `/coaching/${id}`);
  }

  async function showForm(req: Request, res: Response, form: 'show' | 'goal' | 'end', errors: FieldErrors) {
    const shown = await showPlan(database, String(req.params.id), currentUser(res), actorOf(res, services));
    const view = planView(shown, await allCoachingSoFar(database, services.now()), today(), res.locals.company);
    if (form !== 'show' && !view.coaches) throw planNotFound();
    if (Object.keys(errors).length > 0) res.status(400);
    const crumbs = [...view.breadcrumbs, { label: 'Coaching plan', href: `/coaching/${shown.plan.id}` }];
    page(res, `coaching/${form}`, {
      ...view,
      ...(form === 'show' ? {} : { breadcrumbs: crumbs }),
      ...(form === 'goal' ? { title: `Change the goal of ${shown.rep.name}` } : {}),
      ...(form === 'end' ? { title: `End the coaching of ${shown.rep.name}` } : {}),
      measures: MEASURES,
      values: { ...(form === 'goal' ? goalFields(goalOf(shown.plan), localeOf(res)) : {}), ...req.body },
      errors,
    });
  }
  return router;
}

import { type Response, Router } from 'express';
import { z } from 'zod';
import { exclude, removeExclusion } from '../../app/rotations/exclude';
import { findRotation } from '../../app/rotations/findRotation';
import { fixedSentence } from '../../app/rotations/requireOpen';
import { lastDayOfQuarter, quarterIndexOfDay } from '../../shared/calendar';
import { excludable } from '../../storage/rotations/rotationPages';
import { listExclusions, type Rotation } from '../../storage/rotations/rotations';
import { pageNotFound } from '../middleware/signedIn';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { parseQuery } from '../view/query';
import { actorOf, visibleReps } from './actor';

const id = z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().int().min(1).optional());
const what = { account: id, rep: id };
const exclusionForm = z.object({
  ...what,
  reason: z
    .string('Give a reason; others will read it.')
    .trim()
    .min(3, 'Give a reason of at least three letters; others will read it.')
    .max(500, 'At most 500 characters.'),
  until: z.string('Choose the last day.').min(1, 'Choose the last day.'),
});

type What = z.infer<z.ZodObject<typeof what>>;

/** Keeping an account, or a rep's whole book, out of a rotation; and taking that back. */
export function exclusionsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/rotations/:id/exclusions/new', async (req, res) => {
    const rotation = await findRotation(database.db, req.params.id);
    const until = lastDayOfQuarter(
      quarterIndexOfDay(rotation.effectiveDate, rotation.policy.fiscalYearStartMonth) + 3,
      rotation.policy.fiscalYearStartMonth,
    );
    await show(res, rotation, parseQuery(what, req), { until }, {});
  });

  router.post('/rotations/:id/exclusions', async (req, res) => {
    const rotation = await findRotation(database.db, req.params.id);
    const form = parseForm(exclusionForm, req.body);
    const chosen = z
      .object(what)
      .catch({})
      .parse(req.body ?? {});
    const subject = await subjectOf(res, rotation, chosen);
    if (!form.ok) return show(res, rotation, chosen, req.body, form.errors);
    try {
      const { account, rep, reason, until } = form.value;
      const wanted = { accountId: account ?? null, repId: account ? null : (rep ?? null), reason, until };
      await exclude(database, rotation.id, wanted, actorOf(res, services));
      flash(req, `${subject.name} stays out of this rotation. The candidates are being worked out anew.`);
      res.redirect(303, `/rotations/${rotation.id}/candidates`);
    } catch (error) {
      await show(res, rotation, chosen, req.body, formErrors(error));
    }
  });

  router.post('/rotations/:id/exclusions/:exclusion/removal', async (req, res) => {
    const standing = await listExclusions(database.db, req.params.id);
    const found = standing.find((one) => one.id === req.params.exclusion);
    if (!found) throw pageNotFound();
    const rotation = await findRotation(database.db, req.params.id);
    await subjectOf(res, rotation, { account: found.accountId ?? undefined, rep: found.repId ?? undefined });
    await removeExclusion(database, req.params.id, found.id, actorOf(res, services));
    flash(req, `${found.name} is back in. The candidates are being worked out anew.`);
    res.redirect(303, `/rotations/${req.params.id}/candidates`);
  });

  /** What is to be kept out; it must be in sight of the user. */
  async function subjectOf(res: Response, rotation: Rotation, { account, rep }: What) {
    if ((account === undefined) === (rep === undefined)) throw pageNotFound();
    const asked = account === undefined ? { repId: rep! } : { accountId: account };
    const subject = await excludable(database.db, rotation.analysisId, asked);
    const within = await visibleReps(res, services);
    if (!subject || (within !== null && (subject.ownerId === null || !within.has(subject.ownerId))))
      throw pageNotFound();
    return subject;
  }

  async function show(
    res: Response,
    rotation: Rotation,
    chosen: What,
    values: Record<string, unknown>,
    errors: FieldErrors,
  ) {
    const subject = await subjectOf(res, rotation, chosen);
    if (Object.keys(errors).length > 0) res.status(400);
    const breadcrumbs = [
      { label: 'Rotations', href: '/rotations' },
      { label: rotation.name, href: `/rotations/${rotation.id}` },
      { label: 'Candidates', href: `/rotations/${rotation.id}/candidates` },
    ];
    const title = `Keep ${subject.name} out`;
    page(res, 'rotations/exclude', {
      title,
      active: 'rotations',
      breadcrumbs,
      rotation,
      fixed: await fixedSentence(database.db, rotation.id),
      chosen,
      subject,
      values,
      errors,
    });
  }
  return router;
}

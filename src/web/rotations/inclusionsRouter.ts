import { type Response, Router } from 'express';
import { z } from 'zod';
import { findRotation } from '../../app/rotations/findRotation';
import { include, neverSentence, removeInclusion, whyNever } from '../../app/rotations/include';
import { fixedSentence } from '../../app/rotations/requireOpen';
import { lastDayOfQuarter, quarterIndexOfDay } from '../../shared/calendar';
import { findAccounts, listInclusions } from '../../storage/rotations/inclusions';
import type { Rotation } from '../../storage/rotations/rotations';
import { pageNotFound } from '../middleware/signedIn';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { parseQuery, searchWords } from '../view/query';
import { actorOf, visibleReps } from './actor';

const account = z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().int().min(1).optional());
const inclusionForm = z.object({
  reason: z
    .string('Give a reason; others will read it.')
    .trim()
    .min(3, 'Give a reason of at least three letters; others will read it.')
    .max(500, 'At most 500 characters.'),
  until: z.string('Choose the last day.').min(1, 'Choose the last day.'),
});

/** Putting an account up for review that the figures alone would not put there; and taking that back. */
export function inclusionsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/rotations/:id/inclusions/new', async (req, res) => {
    const rotation = await findRotation(database.db, req.params.id);
    const query = parseQuery({ q: searchWords, account }, req);
    const start = rotation.policy.fiscalYearStartMonth;
    const until = lastDayOfQuarter(quarterIndexOfDay(rotation.effectiveDate, start), start);
    await show(res, rotation, query, { q: query.q, until }, {});
  });

  router.post('/rotations/:id/inclusions', async (req, res) => {
    const rotation = await findRotation(database.db, req.params.id);
    const chosen = account.catch(undefined).parse(req.body?.account);
    const { name, accountId } = await inSight(res, rotation, chosen);
    const form = parseForm(inclusionForm, req.body);
    if (!form.ok) return show(res, rotation, { account: accountId }, req.body, form.errors);
    try {
      await include(database, rotation.id, { accountId, ...form.value }, actorOf(res, services));
      flash(req, `${name} is up for review in this rotation. The candidates are being worked out anew.`);
      res.redirect(303, `/rotations/${rotation.id}/candidates`);
    } catch (error) {
      await show(res, rotation, { account: accountId }, req.body, formErrors(error));
    }
  });

  router.post('/rotations/:id/inclusions/:inclusion/removal', async (req, res) => {
    const rotation = await findRotation(database.db, req.params.id);
    const found = (await listInclusions(database.db, rotation)).find(({ id }) => id === req.params.inclusion);
    if (!found) throw pageNotFound();
    await inSight(res, rotation, found.accountId);
    await removeInclusion(database, rotation.id, found.id, actorOf(res, services));
    flash(req, `${found.name} is judged by its figures again. The candidates are being worked out anew.`);
    res.redirect(303, `/rotations/${rotation.id}/candidates`);
  });

  /** The account that is to be included; its owner must be in sight of the user. */
  async function inSight(res: Response, rotation: Rotation, accountId: number | undefined) {
    if (accountId === undefined) throw pageNotFound();
    const within = await withinSight(res);
    const [found] = await findAccounts(database.db, rotation.analysisId ?? '', { accountId, within });
    if (!found) throw pageNotFound();
    return found;
  }

  async function withinSight(res: Response): Promise<number[] | null> {
    const within = await visibleReps(res, services);
    return within === null ? null : [...within];
  }

  async function show(
    res: Response,
    rotation: Rotation,
    { q, account: chosen }: { q?: string; account?: number },
    values: Record<string, unknown>,
    errors: FieldErrors,
  ) {
    const subject = chosen === undefined ? null : await inSight(res, rotation, chosen);
    const ready = rotation.analysisId !== null;
    const never = subject && ready ? await whyNever(database.db, rotation, subject.accountId) : [];
    const found =
      q && ready
        ? await findAccounts(database.db, rotation.analysisId!, { search: q, within: await withinSight(res) })
        : [];
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'rotations/include', {
      title: subject ? `Include ${subject.name}` : 'Include an account',
      active: 'rotations',
      breadcrumbs: [
        { label: 'Rotations', href: '/rotations' },
        { label: rotation.name, href: `/rotations/${rotation.id}` },
        { label: 'Candidates', href: `/rotations/${rotation.id}/candidates` },
      ],
      rotation,
      fixed: await fixedSentence(database.db, rotation.id),
      subject,
      never: never.length > 0 ? neverSentence(never, res.locals.company) : null,
      found,
      values,
      errors,
    });
  }
  return router;
}

import { Router } from 'express';
import { z } from 'zod';
import { keepNamesApart, mergeNames, undoNames } from '../../app/names/decideNames';
import { namesToDecide } from '../../app/names/proposals';
import { countedId } from '../../shared/countedId';
import { ProductError } from '../../shared/errors';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { page } from '../view/page';
import { namesView } from './view';

const id = z.coerce.number().int().positive();
const decisionForm = z.object({
  noun: z.enum(['account', 'category']),
  keptId: id,
  otherId: id,
  score: z.coerce.number().int().min(0).max(100).nullish(),
  decision: z.enum(['one', 'two']),
});

/** Names that may stand for one: administrators say whether they do, and can take it back. */
export function namesRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/names', async (_req, res) => {
    const breadcrumbs = [{ label: 'Import', href: '/imports' }];
    const found = await namesToDecide(database, services.today());
    page(res, 'names/list', { title: 'Names that may be one', active: 'import', breadcrumbs, ...namesView(found) });
  });

  router.post('/names/decisions', async (req, res) => {
    const read = decisionForm.safeParse(req.body);
    if (!read.success)
      throw new ProductError('invalid', 'names.form', 'Choose two names of the list and say whether they are one.');
    const { decision, score = null, ...names } = read.data;
    const actor = actorOf(res, services);
    if (decision === 'one') await mergeNames(database, { ...names, score }, actor);
    else await keepNamesApart(database, { ...names, score }, actor);
    flash(
      req,
      decision === 'one'
        ? 'The two are one now. Growth is analysed again.'
        : 'The two stay two; they are not proposed again.',
    );
    res.redirect(303, '/names');
  });

  router.post('/names/decisions/:id/undo', async (req, res) => {
    await undoNames(database, countedId(req.params.id), actorOf(res, services));
    flash(req, 'The decision was taken back: everything is as it was.');
    res.redirect(303, '/names');
  });

  return router;
}

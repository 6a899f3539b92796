import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { viewingOf } from '../../app/accounts/viewing';
import { resolveDifference } from '../../app/differences/resolveDifference';
import { canResolveDifferences } from '../../people/permissions';
import { countedId } from '../../shared/countedId';
import { countDifferences, findDifference, listDifferences } from '../../storage/accounts/differences';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { paging } from '../view/paging';
import { pageNumber, parseQuery } from '../view/query';
import { differencesView, type Tried } from './view';

const resolutionForm = z.object({
  decision: z.enum(['ledger', 'crm'], 'Say which of the two is right.'),
  day: z.preprocess((value) => (value === '' ? undefined : value), z.string().optional()),
  reason: z
    .string('Give a reason; others will read it.')
    .trim()
    .min(3, 'Give a reason of at least three letters; others will read it.')
    .max(500, 'At most 500 characters.'),
});

/** Open differences beyond these follow once some are decided. */
const MOST_OPEN = 50;

/** Where the CRM shows another owner than the ledger: administrators decide, managers read those of their own books. */
export function differencesRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/differences', (req, res) => show(req, res));

  router.post('/differences/:id/resolution', async (req, res) => {
    const id = countedId(req.params.id);
    if (!(await findDifference(database.db, id))) throw pageNotFound();
    const form = parseForm(resolutionForm, req.body);
    if (!form.ok) return show(req, res, { id, values: req.body ?? {}, errors: form.errors });
    try {
      await resolveDifference(database, id, form.value, actorOf(res, services));
      flash(
        req,
        form.value.decision === 'crm'
          ? 'The ledger follows the CRM. A fresh analysis is on its way.'
          : 'The ledger stays as it is. The difference is listed again when the CRM shows something else.',
      );
      res.redirect(303, '/differences');
    } catch (error) {
      await show(req, res, { id, values: req.body, errors: formErrors(error) });
    }
  });

  async function show(req: Request, res: Response, tried?: Tried): Promise<void> {
    const { db } = database;
    const user = currentUser(res);
    const { repIds } = await viewingOf(db, user);
    const open = await listDifferences(db, { resolved: false, repIds }, { limit: MOST_OPEN, offset: 0 });
    const query = parseQuery({ page: pageNumber }, req);
    const pages = paging(req, query.page, await countDifferences(db, { resolved: true, repIds }));
    const resolved = await listDifferences(db, { resolved: true, repIds }, pages);
    if (tried) res.status(400);
    page(res, 'differences/list', {
      title: 'CRM and ledger',
      active: 'import',
      canResolve: canResolveDifferences(user),
      openTotal: await countDifferences(db, { resolved: false, repIds }),
      errors: errorsOnTop(tried, open),
      // Links to other pages would lead to the address of the form that failed.
      paging: tried ? { ...pages, pages: 1 } : pages,
      ...differencesView(open, resolved, services.today(), tried),
    });
  }
  return router;
}

/** Problems stand on their row; when it is no longer open, above the list. */
function errorsOnTop(tried: Tried | undefined, open: readonly { id: number }[]): FieldErrors {
  if (!tried || open.some(({ id }) => id === tried.id)) return {};
  return { '': Object.values(tried.errors).join(' ') };
}

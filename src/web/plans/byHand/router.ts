import { type Response, Router } from 'express';
import { addSwap } from '../../../app/plans/addSwap';
import { removeSwap } from '../../../app/plans/removeSwap';
import type { NamedLeg } from '../../../planning/problem/namedLegs';
import { isProductError } from '../../../shared/errors';
import { findShownPlan } from '../../../storage/plans/planPages';
import { pageNotFound } from '../../middleware/signedIn';
import { actorOf, touches, visibleReps } from '../../rotations/actor';
import type { Services } from '../../services';
import { flash } from '../../view/flash';
import { type FieldErrors, formErrors } from '../../view/forms';
import { page } from '../../view/page';
import { withRepIds } from '../../view/repField';
import { ROWS, readLegs, readRest } from './form';
import { byHandView } from './view';

/** Swaps put into a plan or taken out of it by a person; each makes a plan of its own. */
export function byHandRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/plans/:id/by-hand', async (req, res) => show(res, String(req.params.id), {}, {}));

  router.post('/plans/:id/by-hand', async (req, res) => {
    const id = String(req.params.id);
    const body = req.body ?? {};
    const { nameable, within, takers } = await byHandView(res, services, id);
    const named = withRepIds(
      body,
      ROWS.map((row) => `to${row}`),
      takers,
    );
    const [legs, rest] = [readLegs(named.body, nameable), readRest(body)];
    if (!legs.ok || !rest.ok || Object.keys(named.errors).length > 0) {
      return show(res, id, body, {
        ...(legs.ok ? {} : legs.errors),
        ...(rest.ok ? {} : rest.errors),
        ...named.errors,
      });
    }
    if (!touches(within, withOwners(legs.value, nameable.input.accounts))) {
      return show(res, id, body, { '': 'One of the reps must be in your team.' });
    }
    try {
      const made = await addSwap(database, id, { ...rest.value, legs: legs.value }, actorOf(res, services));
      flash(req, 'The swap is in, in a plan of its own; the plan it began with stays as it was.');
      res.redirect(303, `/plans/${made}`);
    } catch (error) {
      const waivable = isProductError(error) && error.code === 'plan.needsWaiver' ? error.details?.problems : undefined;
      await show(res, id, body, formErrors(error), waivable);
    }
  });

  router.post('/plans/:id/removals', async (req, res) => {
    const id = String(req.params.id);
    const shown = await findShownPlan(database.db, id);
    const swap = shown?.plan.swaps.find((one) => one.id === req.body?.removed);
    if (!swap || !touches(await visibleReps(res, services), swap.legs)) throw pageNotFound();
    try {
      const made = await removeSwap(database, id, swap.id, '', actorOf(res, services));
      flash(req, 'The swap is out, in a plan of its own; the plan it began with stays as it was.');
      res.redirect(303, `/plans/${made}`);
    } catch (error) {
      flash(req, formErrors(error)[''] ?? '', 'warning');
      res.redirect(303, `/plans/${id}`);
    }
  });

  async function show(
    res: Response,
    id: string,
    values: Record<string, unknown>,
    errors: FieldErrors,
    problems?: unknown,
  ): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const view = await byHandView(res, services, id);
    // The broken rules are listed with the question for a reason; they need not be said twice.
    const said = problems === undefined ? errors : { waiverReason: 'To keep it all the same, give a reason.' };
    page(res, 'plans/by-hand', { ...view.page, values, errors: said, problems });
  }
  return router;
}

function withOwners(legs: readonly NamedLeg[], accounts: readonly { id: number; ownerId: number }[]) {
  const ownerOf = new Map(accounts.map((account) => [account.id, account.ownerId]));
  return legs.map(({ accountId, toRepId }) => ({ fromRepId: ownerOf.get(accountId) ?? null, toRepId }));
}

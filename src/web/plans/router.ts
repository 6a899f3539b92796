import { type Response, Router } from 'express';
import { planJson } from '../../app/plans/planJson';
import { robustnessOfPlan } from '../../app/studies/kinds/robustness';
import { proposeTrades } from '../../app/trades/proposeTrades';
import { loadPlan } from '../../storage/plans/plans';
import { accountFacts } from '../../storage/trades/tradePages';
import { pageNotFound } from '../middleware/signedIn';
import { actorOf, visibleReps } from '../rotations/actor';
import { chosen } from '../rotations/chosen';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors } from '../view/forms';
import { page } from '../view/page';
import { planView } from './planView';
import { readyPlans } from './readyPlans';

/** A plan: what it would do, and taking swaps of it into trades. */
export function plansRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/plans/:id', (req, res) => show(res, req.params.id, {}));

  router.get('/plans/:id/plan.json', async (req, res) => {
    const stored = await loadPlan(database.db, req.params.id);
    // The file holds every book of the company.
    if (!stored?.header.rotationId || (await visibleReps(res, services)) !== null) throw pageNotFound();
    const { swaps, ranked = [] } = stored.plan;
    const accountIds = [...swaps, ...ranked].flatMap((swap) => swap.legs.map((leg) => leg.accountId));
    const accounts = await accountFacts(database.db, accountIds);
    const externalIds = new Map([...accounts].map(([id, account]) => [id, account.externalId]));
    const firmness = await robustnessOfPlan(database.db, req.params.id);
    const json = planJson(stored.input, stored.plan, externalIds, firmness);
    res.attachment(`plan-${req.params.id}.json`).type('json');
    res.send(JSON.stringify(json, null, 2));
  });

  router.post('/plans/:id/trades', async (req, res) => {
    const view = await planView(res, services, req.params.id);
    const wanted = new Set(req.body.all === 'yes' ? view.takeAll : chosen(req.body, 'swap'));
    const swapIds = view.listed.filter((swap) => wanted.has(swap));
    if (swapIds.length === 0) return show(res, view.shown.id, { '': 'Tick at least one swap to take into trades.' });
    try {
      const ids = await proposeTrades(database, view.shown.id, swapIds, actorOf(res, services));
      flash(
        req,
        `${ids.length === 1 ? '1 swap is' : `${ids.length} swaps are`} drafted as trades. Submit them when they are ready for the managers.`,
      );
      res.redirect(303, `/rotations/${view.rotation.id}#trades`);
    } catch (error) {
      await show(res, view.shown.id, formErrors(error));
    }
  });

  async function show(res: Response, id: string, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const ready = await readyPlans(res, database.db, id);
    page(res, 'plans/show', { ...(await planView(res, services, id)), ready, errors });
  }
  return router;
}

import { type Response, Router } from 'express';
import { findRotation } from '../../app/rotations/findRotation';
import { consentFacts } from '../../app/trades/consentFacts';
import { canBeRepaired, repairTrade } from '../../app/trades/repairTrade';
import { accountNames, repNames } from '../../storage/accounts/accountNames';
import { listCandidates } from '../../storage/rotations/rotationPagesCandidates';
import { openTradesOf } from '../../storage/trades/trades';
import { mayReplaceFor } from '../../trades/consents';
import { actorOf, visibleReps } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors } from '../view/forms';
import { page } from '../view/page';
import { tradeInSight } from './tradeView';

/** So many accounts are offered in place of one. */
const OFFERED = 60;

/** Replacing one account of an agreed exchange by another of the same rep. */
export function repairRouter(services: Services): Router {
  const router = Router();
  const { database } = services;
  const { db } = database;
  router.get('/trades/:id/repair', (req, res) => show(res, req.params.id, {}, {}));

  router.post('/trades/:id/repair', async (req, res) => {
    const trade = await tradeInSight(res, services, req.params.id);
    const wanted = {
      accountId: Number(req.body?.account),
      byAccountId: Number(req.body?.by),
      reason: String(req.body?.reason ?? '').slice(0, 500),
    };
    try {
      const id = await repairTrade(database, trade.id, wanted, actorOf(res, services));
      flash(req, 'The new exchange is drafted, and the old one given up. Submit it: everybody concerned agrees anew.');
      res.redirect(303, `/trades/${id}`);
    } catch (error) {
      await show(res, trade.id, req.body, formErrors(error));
    }
  });

  async function show(res: Response, id: string, values: Record<string, unknown>, errors: FieldErrors) {
    const trade = await tradeInSight(res, services, id);
    const rotation = await findRotation(db, trade.rotationId);
    const reps = await repNames(db);
    const names = await accountNames(
      db,
      trade.legs.map(({ accountId }) => accountId),
    );
    const within = await visibleReps(res, services);
    const actor = actorOf(res, services);
    const facts = await consentFacts(db, trade, actor.today);
    const legs = [];
    for (const leg of canBeRepaired(trade) ? trade.legs : []) {
      // Each side replaces its own accounts: what is up for review with others is not theirs to see.
      if (leg.fromRepId === null || (within !== null && !within.has(leg.fromRepId))) continue;
      if (!mayReplaceFor(actor, leg.fromRepId, facts)) continue;
      const found = await listCandidates(
        db,
        { rotation, within: null, ownerIds: [leg.fromRepId] },
        { column: 't4q', descending: true, limit: OFFERED, offset: 0 },
      );
      const ids = found.map(({ accountId }) => accountId);
      const claimed = new Set((await openTradesOf(db, ids)).map(({ accountId }) => accountId));
      legs.push({
        ...leg,
        account: names.get(leg.accountId) ?? '',
        from: reps.get(leg.fromRepId) ?? '',
        options: found.filter(({ accountId }) => !claimed.has(accountId)),
      });
    }
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'trades/repair', {
      title: `Repair trade ${trade.number}`,
      active: 'rotations',
      breadcrumbs: [
        { label: 'Rotations', href: '/rotations' },
        { label: rotation.name, href: `/rotations/${rotation.id}` },
        { label: `Trade ${trade.number}`, href: `/trades/${id}` },
      ],
      trade,
      repairable: canBeRepaired(trade),
      legs,
      values,
      errors,
    });
  }
  return router;
}

import { Router } from 'express';
import { announce } from '../../app/announcements/announce';
import { listTrades } from '../../storage/trades/trades';
import { actorOf, touches, visibleReps } from '../rotations/actor';
import { chosen } from '../rotations/chosen';
import { rotationView } from '../rotations/rotationView';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { formErrors } from '../view/forms';
import { page } from '../view/page';

/** Telling the reps of a rotation what comes to them and what leaves them. */
export function announcementsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.post('/rotations/:id/announcements', async (req, res) => {
    const { id } = req.params;
    const within = await visibleReps(res, services);
    const inSight = (await listTrades(database.db, { rotationId: id })).filter(({ legs }) => touches(within, legs));
    const ticked = chosen(req.body, 'trade');
    const tradeIds = inSight.map((trade) => trade.id).filter((tradeId) => ticked.includes(tradeId));
    const note = String(req.body?.note ?? '').slice(0, 1000);
    try {
      const trades = await announce(database, id, { tradeIds, note }, actorOf(res, services));
      const n = trades.length === 1 ? '1 trade is' : `${trades.length} trades are`;
      flash(req, `${n} announced. The reps concerned are told, and can challenge for five working days.`);
      res.redirect(303, `/rotations/${id}#challenges`);
    } catch (error) {
      const errors = formErrors(error);
      res.status(400);
      page(res, 'rotations/show', { ...(await rotationView(res, services, id)), values: req.body, errors });
    }
  });
  return router;
}

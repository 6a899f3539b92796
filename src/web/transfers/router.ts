import { type Response, Router } from 'express';
import { requestTransfers } from '../../app/transfers/planTransfersOf';
import { takeTransfers } from '../../app/transfers/takeTransfers';
import { actorOf } from '../rotations/actor';
import { chosen } from '../rotations/chosen';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors } from '../view/forms';
import { page } from '../view/page';
import { transfersView } from './transfersView';

/** Placing vacant books and seeding new hires: asking for a plan, its page, and taking transfers of it into trades. */
export function transfersRouter(services: Services): Router {
  const router = Router();
  const { database } = services;
  router.post('/rotations/:id/transfers', async (req, res) => {
    const jobId = await requestTransfers(database, String(req.params.id), actorOf(res, services));
    res.redirect(303, `/jobs/${jobId}`);
  });

  router.get('/transfers/:id', (req, res) => show(res, req.params.id, {}));

  router.post('/transfers/:id/trades', async (req, res) => {
    const { rows, rotation } = await transfersView(res, services, req.params.id);
    const wanted = chosen(req.body, 'transfer');
    const ids = rows.filter((row) => wanted.includes(row.id)).map((row) => row.id);
    try {
      const trades = await takeTransfers(database, req.params.id, ids, actorOf(res, services));
      flash(
        req,
        `${trades.length === 1 ? '1 transfer is' : `${trades.length} transfers are`} drafted as trades. Submit them when they are ready for the managers.`,
      );
      res.redirect(303, `/rotations/${rotation.id}#trades`);
    } catch (error) {
      await show(res, req.params.id, formErrors(error));
    }
  });

  async function show(res: Response, id: string, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'transfers/show', { ...(await transfersView(res, services, id)), errors });
  }
  return router;
}

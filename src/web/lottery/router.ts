import { randomInt } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import type { Actor } from '../../app/actor';
import { drawLottery } from '../../app/lottery/drawLottery';
import { prepareLottery } from '../../app/lottery/prepareLottery';
import { waiveLottery } from '../../app/lottery/waiveLottery';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors } from '../view/forms';
import { page } from '../view/page';
import { lotteryView } from './view';

/** Seeds are whole numbers below this. */
const SEEDS = 2 ** 32;

/** The draw that splits the approved swaps of a rotation into two waves. */
export function lotteryRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/rotations/:id/lottery', (req, res) => show(res, String(req.params.id), {}));

  act('preparation', async (id, _req, actor) => {
    await prepareLottery(database, id, actor);
    return 'The draw is prepared. Somebody else makes it now.';
  });

  act('draw', async (id, _req, actor) => {
    await drawLottery(database, id, randomInt(SEEDS), actor);
    return 'The lot is drawn. It cannot be drawn again.';
  });

  act('waiver', async (id, req, actor) => {
    await waiveLottery(database, id, String(req.body?.waiverReason ?? ''), actor);
    return 'This rotation does without a draw: its approved swaps can get their dates.';
  });

  function act(path: string, work: (id: string, req: Request, actor: Actor) => Promise<string>): void {
    router.post(`/rotations/:id/lottery/${path}`, async (req: Request, res: Response) => {
      const id = String(req.params.id);
      try {
        flash(req, await work(id, req, actorOf(res, services)));
        res.redirect(303, `/rotations/${id}/lottery`);
      } catch (error) {
        await show(res, id, formErrors(error), req.body);
      }
    });
  }

  async function show(res: Response, id: string, errors: FieldErrors, values: Record<string, unknown> = {}) {
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'lottery/show', { ...(await lotteryView(res, services, id)), errors, values });
  }
  return router;
}

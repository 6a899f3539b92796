import { Router } from 'express';
import { requestSwaps } from '../../app/firstLook/requestSwaps';
import { showFirstLook } from '../../app/firstLook/showFirstLook';
import { inTransaction } from '../../storage/database';
import { freshnessView } from '../dashboard/freshnessView';
import { currentUser } from '../middleware/viewer';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { page } from '../view/page';

const LOOK_AGAIN = 3;
const GROUPINGS = { owner: 'Rep', region: 'Region', segment: 'Segment', industry: 'Industry' };

/** The page to open after a first import, with nothing configured. */
export function firstLookRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/first-look', async (_req, res) => {
    const look = await showFirstLook(database.db);
    const fresh = freshnessView(look.fresh, currentUser(res));
    page(res, 'firstLook/show', {
      title: 'First look',
      active: 'dashboard',
      ...look,
      ...fresh,
      refresh: look.looking ? LOOK_AGAIN : fresh.refresh,
      places: look.places.map(({ by, places }) => ({ by: by === 'owner' ? 'rep' : by, label: GROUPINGS[by], places })),
      canLook: look.fresh.header !== null && !look.looking && look.swaps === null,
    });
  });

  router.post('/first-look', async (_req, res) => {
    const { now, id } = actorOf(res, services);
    await inTransaction(database.db, (trx) => requestSwaps(trx, now, id));
    res.redirect(303, '/first-look');
  });

  return router;
}

import { Router } from 'express';
import { z } from 'zod';
import { viewingOf } from '../../app/accounts/viewing';
import { coachingOfRep } from '../../app/coaching/coachingOfRep';
import { freshness } from '../../app/dashboard/freshness';
import { listReps } from '../../app/reps/listReps';
import { showRep } from '../../app/reps/showRep';
import { countedId } from '../../shared/countedId';
import { REP_SORTS } from '../../storage/people/repPages';
import { freshnessView } from '../dashboard/freshnessView';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { page } from '../view/page';
import { paging } from '../view/paging';
import { pageNumber, parseQuery, searchWords, sortBy, sortParts } from '../view/query';
import { listView } from './listView';
import { repView } from './repView';

const repsQuery = {
  q: searchWords,
  team: z.coerce.number().int().positive().optional(),
  sort: sortBy(REP_SORTS, 'team'),
  page: pageNumber,
};

/** The list of reps by team and the page of one rep. */
export function repsRouter(services: Services): Router {
  const router = Router();
  const { db } = services.database;

  router.get('/reps', async (req, res) => {
    const fresh = await freshness(db);
    const user = currentUser(res);
    const shown = { title: 'Reps', active: 'reps', ...freshnessView(fresh, user) };
    if (!fresh.header) return page(res, 'reps/list', shown);
    const query = parseQuery(repsQuery, req);
    const filter = { managerId: query.team, words: query.q };
    const asked = { header: fresh.header, viewing: await viewingOf(db, user), today: services.today(), filter };
    const list = await listReps(db, asked, sortParts(query.sort), (found) => paging(req, query.page, found));
    page(res, 'reps/list', { ...shown, ...listView(query, list) });
  });

  router.get('/reps/:id', async (req, res) => {
    const user = currentUser(res);
    const shown = await showRep(db, countedId(req.params.id), user, services.today());
    const coaching = await coachingOfRep(db, shown.rep.id, user, services.today());
    page(res, 'reps/show', repView(shown, coaching, { user, today: services.today(), company: res.locals.company }));
  });

  return router;
}

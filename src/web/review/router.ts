import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { reviewQuarter } from '../../app/review/reviewQuarter';
import { canSeeReview } from '../../people/permissions';
import { reviewCsv } from '../../reviews/reviewCsv';
import { isQuarter } from '../../shared/calendar';
import { hasRevenue } from '../../storage/company';
import { requireThat } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { seesRepOf } from '../outcomes/seesRep';
import type { Services } from '../services';
import { page } from '../view/page';
import { parseQuery } from '../view/query';
import { quarterOptions, reviewContent } from './reviewPage';

const quarterField = { quarter: z.string().refine(isQuarter).optional() };

/** The quarterly review: every swap in effect, before and after, and the same as CSV. */
export function reviewRouter({ database }: Services): Router {
  const router = Router();
  router.use('/review', requireThat(canSeeReview));

  router.get('/review', async (req, res) => {
    if (!(await hasRevenue(database.db))) return page(res, 'review/empty', { title: TITLE, active: 'review' });
    const { quarter } = parseQuery(quarterField, req);
    const seesRep = await seesRepOf(database.db, currentUser(res));
    const { review, latest, firstEffect, manner } = await reviewQuarter(database, quarter, seesRep);
    page(res, 'review/show', {
      title: TITLE,
      active: 'review',
      values: { quarter: review.asOf },
      quarters: quarterOptions(latest, firstEffect),
      ownTeamOnly: seesRep !== undefined,
      ...reviewContent(review, manner),
    });
  });

  router.get('/review.csv', requireThat(canSeeReview), (req, res) => download(req, res));

  async function download(req: Request, res: Response): Promise<void> {
    const { quarter } = parseQuery(quarterField, req);
    const { review } = await reviewQuarter(database, quarter, await seesRepOf(database.db, currentUser(res)));
    res.attachment(`review-${review.asOf}.csv`).type('text/csv; charset=utf-8').send(reviewCsv(review));
  }
  return router;
}

const TITLE = 'Quarterly review';

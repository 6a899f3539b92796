import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { type WholeReview, wholeReview } from '../../app/review/wholeReview';
import { isQuarter } from '../../shared/calendar';
import { companyTelling, hasRevenue } from '../../storage/people/company';
import { currentUser } from '../middleware/viewer';
import { type SeesRep, seesRepOf } from '../outcomes/seesRep';
import type { Services } from '../services';
import { page } from '../view/page';
import { parseQuery } from '../view/query';
import { coachingCsv, reviewCsv, reviewWorkbook } from './reviewFiles';
import { quarterOptions, reviewContent } from './reviewPage';

const quarterField = { quarter: z.string().refine(isQuarter).optional() };
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TITLE = 'Quarterly review';

/** The quarterly review for leadership: one page, the same as CSV and as an Excel workbook. */
export function reviewRouter({ database, today }: Services): Router {
  const router = Router();
  router.get('/review', async (req, res) => {
    if (!(await hasRevenue(database.db))) return page(res, 'review/empty', { title: TITLE, active: 'review' });
    const { whole, seesRep } = await asked(req, res);
    page(res, 'review/show', {
      title: TITLE,
      active: 'review',
      values: { quarter: whole.review.asOf },
      quarters: quarterOptions(whole.latest, whole.firstEffect),
      ownTeamOnly: seesRep !== undefined,
      ...reviewContent(whole),
    });
  });

  router.get('/review.csv', async (req, res) => {
    const { whole } = await asked(req, res);
    const { showRepFigures } = await companyTelling(database.db);
    res
      .attachment(`review-${whole.review.asOf}.csv`)
      .type('text/csv; charset=utf-8')
      .send(reviewCsv(whole, showRepFigures, whole.manner.locale));
  });

  router.get('/review-coaching.csv', async (req, res) => {
    const { whole } = await asked(req, res);
    const { showRepFigures } = await companyTelling(database.db);
    res
      .attachment(`review-coaching-${whole.review.asOf}.csv`)
      .type('text/csv; charset=utf-8')
      .send(coachingCsv(whole, showRepFigures));
  });

  router.get('/review.xlsx', async (req, res) => {
    const { whole } = await asked(req, res);
    const { showRepFigures } = await companyTelling(database.db);
    res
      .attachment(`review-${whole.review.asOf}.xlsx`)
      .type(WORKBOOK)
      .send(await reviewWorkbook(whole, showRepFigures));
  });

  async function asked(req: Request, res: Response): Promise<{ whole: WholeReview; seesRep: SeesRep }> {
    const { quarter } = parseQuery(quarterField, req);
    const seesRep = await seesRepOf(database.db, currentUser(res));
    return { whole: await wholeReview(database, { quarter, seesRep, today: today() }), seesRep };
  }
  return router;
}

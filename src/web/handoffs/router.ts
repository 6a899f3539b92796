import { Router } from 'express';
import { findBriefing } from '../../app/handoffs/findBriefing';
import { canSeeRotations } from '../../people/permissions';
import { countedId } from '../../shared/countedId';
import { companyPolicy, companyTelling } from '../../storage/people/company';
import { commentsOf } from '../../storage/trades/talk';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { onceFor } from '../view/onceFor';
import { page } from '../view/page';
import { briefingChart } from './briefingView';
import { checklistView } from './checklistView';

/** The briefing with which an account is handed over. */
export function handoffsRouter(services: Services): Router {
  const { database } = services;
  const router = Router();
  router.get('/handoffs/:tradeId/:accountId', async (req, res) => {
    const { tradeId } = req.params;
    const user = currentUser(res);
    const wanted = { tradeId, accountId: countedId(req.params.accountId), user, today: services.today() };
    const found = await findBriefing(database, wanted);
    const { fiscalYearStartMonth } = await companyPolicy(database.db);
    const { currency, locale } = await companyTelling(database.db);
    const { briefing, reader, toRep, trade } = found;
    const outline = { briefing, reader, toRep, creditTerms: trade.creditTerms };
    const [lead, ...more] = briefing.sentences;
    page(res, 'handoffs/briefing', {
      title: briefing.title,
      active: canSeeRotations(user) ? 'rotations' : 'myAccounts',
      breadcrumbs: canSeeRotations(user)
        ? [{ label: `Trade ${trade.number}`, href: `/trades/${tradeId}` }]
        : [{ label: 'My accounts', href: '/my-accounts' }],
      ...found,
      base: `/handoffs/${tradeId}/${wanted.accountId}`,
      comments: await commentsOf(database.db, tradeId, false),
      commentsAt: reader === 'other' ? null : `/handoffs/${tradeId}/${wanted.accountId}/comments`,
      checklist: await checklistView(services, tradeId, wanted.accountId, user),
      outline: onceFor(briefing, JSON.stringify([reader, toRep, trade.creditTerms]), () => outline),
      lead,
      more,
      chart: briefingChart(briefing, trade.effectiveDate, fiscalYearStartMonth, { currency, locale }),
    });
  });
  return router;
}

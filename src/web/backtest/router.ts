import { Router } from 'express';
import { describeBacktest } from '../../outcomes/backtest/describe';
import { canPlan } from '../../people/permissions';
import { lastBacktest } from '../../storage/analyses/backtests';
import { inTransaction } from '../../storage/database';
import { enqueueJob, openJobs } from '../../storage/jobs/jobs';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { page } from '../view/page';

/** What the model expected of past changes of owner beside what came of them. */
export function backtestRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/backtest', async (_req, res) => {
    const { currency = 'USD', locale = 'en-US' } = res.locals.company ?? {};
    const last = await lastBacktest(database.db);
    page(res, 'backtest/backtest', {
      title: 'Back-test of the model',
      active: 'rotations',
      breadcrumbs: [{ label: 'Rotations', href: '/rotations' }],
      last,
      sentences: last ? describeBacktest(last.result, { currency, locale }) : [],
      pending: (await openJobs(database.db, 'backtest')).length > 0,
      canRun: canPlan(currentUser(res)),
    });
  });

  router.post('/backtest/runs', async (_req, res) => {
    const by = currentUser(res).id;
    const jobId = await inTransaction(database.db, async (trx) => {
      const own = (await openJobs(trx, 'backtest')).find((job) => job.createdBy === by);
      return own?.id ?? enqueueJob(trx, { kind: 'backtest', payload: {}, at: services.now(), by });
    });
    res.redirect(303, `/jobs/${jobId}`);
  });
  return router;
}

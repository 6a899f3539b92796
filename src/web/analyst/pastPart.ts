import { describeBacktest } from '../../outcomes/backtest/describe';
import { lastBacktest } from '../../storage/analyses/backtests';
import type { Db } from '../../storage/database';
import { openJobs } from '../../storage/jobs/jobs';

/** The first sentence of the company's newest back-test; null before there is one. */
export async function pastPart(db: Db, manner: { currency: string; locale: string }) {
  const last = await lastBacktest(db);
  return {
    sentence: last ? describeBacktest(last.result, manner)[0] : null,
    pending: (await openJobs(db, 'backtest')).length > 0,
  };
}

import { createDemo } from '../app/demo/createDemo';
import { ProductError } from '../shared/errors';
import { isWithoutData } from '../storage/accounts/accounts';
import { findCompany } from '../storage/people/company';
import type { JobHandler } from './worker';

/**
 * Loads the demo company. It is there, whole, before the job is marked done; a worker that takes over from one that died
 * in between finds it and has nothing left to do.
 */
export const demoHandler: JobHandler = async ({ database, job, today, now, progress, cancelled, tookEffect }) => {
  const isThere = (await findCompany(database.db))?.isDemo && !(await isWithoutData(database.db));
  if (job.attempts === 1 || !isThere) {
    await createDemo(database, { today: today(), now: now() }, (note) => {
      if (cancelled()) throw stopped();
      progress({ done: 0, total: null, note });
    });
  }
  tookEffect();
  return async () => ({});
};

function stopped(): ProductError {
  return new ProductError('conflict', 'demo.stopped', 'The loading was stopped. Nothing was changed.');
}

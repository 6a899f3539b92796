import type { ErrorRequestHandler } from 'express';
import { NotWorkedOut } from '../../app/outcomes/longWork';
import { requestOutcomes } from '../../app/outcomes/requestOutcomes';
import { jobCounts } from '../../storage/jobs/jobCounts';
import type { Job } from '../../storage/jobs/jobs';
import type { Services } from '../services';
import { page, wantsJson } from '../view/page';

const REFRESH_SECONDS = 3;

/** A worker looks every moment: what waits longer, while nothing else is under way, waits for one that is not there. */
const PATIENCE_MS = 60_000;

/**
 * Answers a page whose comparison no worker has worked out yet: has it worked out, says so, and comes back by itself.
 * Programs and downloads are told to ask again.
 */
export function outcomesWait({ database, now }: Services): ErrorRequestHandler {
  return async (error, req, res, next) => {
    if (!(error instanceof NotWorkedOut) || res.headersSent) return next(error);
    try {
      const job = await requestOutcomes(database, error, now());
      if (wantsJson(req) || req.method !== 'GET') return next(error);
      res.status(202);
      page(res, 'outcomes/waiting', {
        title: 'One moment',
        active: 'review',
        refresh: REFRESH_SECONDS,
        running: job?.state === 'running',
        unattended: job !== null && (await isUnattended(database, job, now())),
      });
    } catch (trouble) {
      next(trouble);
    }
  };
}

/** Has a worker work out what is missing for the API, which answers that it is to be asked again. */
export function outcomesWaitApi({ database, now }: Services): ErrorRequestHandler {
  return async (error, _req, res, next) => {
    if (!(error instanceof NotWorkedOut) || res.headersSent) return next(error);
    await requestOutcomes(database, error, now()).then(() => next(error), next);
  };
}

async function isUnattended({ db }: Services['database'], { state, createdAt }: Job, now: string): Promise<boolean> {
  if (state !== 'queued' || Date.parse(now) - Date.parse(createdAt) < PATIENCE_MS) return false;
  return !(await jobCounts(db)).some((count) => count.state === 'running');
}

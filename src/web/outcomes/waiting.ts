import type { ErrorRequestHandler } from 'express';
import { NotWorkedOut } from '../../app/outcomes/longWork';
import { requestOutcomes } from '../../app/outcomes/requestOutcomes';
import type { Services } from '../services';
import { page, wantsJson } from '../view/page';

const REFRESH_SECONDS = 3;

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
        running: job.state === 'running',
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

/** A part of a page: null while it is being worked out, and then the rest of the page is shown without it. */
export async function orWaiting<T>({ database, now }: Services, part: () => Promise<T>): Promise<T | 'waiting'> {
  try {
    return await part();
  } catch (error) {
    if (!(error instanceof NotWorkedOut)) throw error;
    await requestOutcomes(database, error, now());
    return 'waiting';
  }
}

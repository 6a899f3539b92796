import { z } from 'zod';
import { analyseCurrent } from '../app/analysis/analyse';
import { runBacktest } from '../app/backtest/runBacktest';
import { proposeSwaps } from '../app/firstLook/proposeSwaps';
import { analyseRotation } from '../app/rotations/analyseRotation';
import { planRotation } from '../app/rotations/planRotation';
import { planTransfersOf } from '../app/transfers/planTransfersOf';
import { planChanges } from '../rotations/planChanges';
import { demoHandler } from './demoHandler';
import { importHandlers } from './importHandlers';
import { outcomesHandler } from './outcomesHandler';
import { studyHandler } from './studyHandler';
import { subjectOf } from './subject';
import type { JobHandlers } from './worker';

const planPayload = z.object({
  name: z.string(),
  seed: z.number(),
  timeLimitSeconds: z.number(),
  engine: z.enum(['auto', 'javascript-lp', 'highs']),
  parentId: z.string().nullish(),
  changes: planChanges.optional(),
});

/** What a worker does for each kind of job. */
export const handlers: JobHandlers = {
  ...importHandlers,

  async analysis({ database, job, now, progress }) {
    progress({ done: 0, total: null, note: 'Comparing every account with similar customers' });
    return job.rotationId === null ? analyseCurrent(database, now()) : analyseRotation(database, job.rotationId, now());
  },

  async plan({ database, job, today, now, progress, cancelled }) {
    const request = { ...planPayload.parse(job.payload), rotationId: subjectOf(job.rotationId) };
    progress({ done: 0, total: null, note: 'Collecting the swaps that are fair in themselves' });
    return planRotation(database, request, {
      now: now(),
      today: today(),
      by: job.createdBy,
      jobId: job.id,
      cancelled,
      onProgress: ({ phase, boundCents, objectiveCents: bestCents }) =>
        progress({ done: bestCents, total: boundCents, note: phase, plan: { phase, boundCents, bestCents } }),
    });
  },

  async transfers({ database, job, today, now, progress, cancelled }) {
    progress({ done: 0, total: null, note: 'Looking for the best place for every account' });
    const run = { now: now(), today: today(), by: job.createdBy, stop: cancelled };
    return planTransfersOf(database, subjectOf(job.rotationId), run);
  },

  outcomes: outcomesHandler,

  study: studyHandler,

  async backtest({ database, job, now, progress, cancelled }) {
    const onQuarter = (done: number, total: number): void =>
      progress({ done, total, note: 'Looking at past changes of owner, quarter by quarter' });
    return runBacktest(database, { now: now(), by: job.createdBy, onQuarter, cancelled });
  },

  async firstLook({ database, today, progress, cancelled }) {
    progress({ done: 0, total: null, note: 'Looking for swaps to discuss' });
    const found = await proposeSwaps(database, { today: today(), cancelled });
    return async () => ({ ...found });
  },

  demo: demoHandler,
};

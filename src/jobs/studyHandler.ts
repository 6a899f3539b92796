import { z } from 'zod';
import { runStudy } from '../app/studies/runStudy';
import type { JobHandler } from './worker';

const studyPayload = z.object({
  planId: z.string(),
  kind: z.string(),
  request: z.record(z.string(), z.unknown()),
  back: z.string(),
});

/** Works out one question about a plan. */
export const studyHandler: JobHandler = async ({ database, job, now, progress, cancelled }) =>
  runStudy(database, studyPayload.parse(job.payload), {
    now: now(),
    by: job.createdBy,
    jobId: job.id,
    cancelled,
    progress: (done, total, note) => progress({ done, total, note }),
  });

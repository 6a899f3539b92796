import { z } from 'zod';
import { workOut } from '../app/outcomes/workOut';
import type { JobHandler } from './worker';

const subject = z.object({
  asOf: z.int().optional(),
  rotationId: z.string().optional(),
  coachingPlanId: z.string().optional(),
});

/** Works out what the swaps did, for pages that cannot wait for it themselves. */
export const outcomesHandler: JobHandler = async ({ database, job, progress }) => {
  progress({ done: 0, total: null, note: 'Comparing with the accounts that were not swapped' });
  return workOut(database, subject.parse(job.payload));
};

import type { Trx } from '../../storage/database';
import { enqueueJob, openJobs } from '../../storage/jobs/jobs';

/** Has swaps to discuss looked for, unless that is waiting already. Call it in the transaction of what makes it necessary. */
export async function requestSwaps(trx: Trx, at: string, by: string | null): Promise<void> {
  const waiting = (await openJobs(trx, 'firstLook')).some(({ state }) => state === 'queued');
  if (!waiting) await enqueueJob(trx, { kind: 'firstLook', payload: {}, at, by });
}

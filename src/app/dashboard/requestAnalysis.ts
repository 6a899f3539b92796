import { latestAnalysisJob } from '../../storage/dashboardPages';
import { type Database, inTransaction } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs';

/** Asks for a fresh analysis of the company; when one is waiting or running already, that one. Returns the job's id. */
export function requestAnalysis(database: Database, by: { userId: string; now: string }): Promise<string> {
  return inTransaction(database.db, async (trx) => {
    const latest = await latestAnalysisJob(trx);
    if (latest?.state === 'queued' || latest?.state === 'running') return latest.id;
    return enqueueJob(trx, { kind: 'analysis', payload: {}, at: by.now, by: by.userId });
  });
}

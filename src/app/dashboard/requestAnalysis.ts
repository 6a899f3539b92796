import { latestAnalysisJob } from '../../storage/analyses/dashboardPages';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs/jobs';
import type { Actor } from '../actor';

/** Asks for a fresh analysis of the company; while one is queued or running, that one counts. Returns the job's id. */
export function requestAnalysis(database: Database, actor: Actor): Promise<string> {
  return inTransaction(database.db, async (trx) => {
    const latest = await latestAnalysisJob(trx);
    if (latest?.state === 'queued' || latest?.state === 'running') return latest.id;
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'analysis.requested',
      subjectType: 'company',
      subjectId: '1',
      payload: {},
    });
    return enqueueJob(trx, { kind: 'analysis', payload: {}, at: actor.now, by: actor.id });
  });
}

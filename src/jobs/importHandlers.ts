import { z } from 'zod';
import { systemActor } from '../app/actor';
import { removeUpload } from '../app/imports/announceImport';
import { commitImport } from '../app/imports/commitImport';
import { findImportRecord } from '../app/imports/findImport';
import { readingPace } from '../app/imports/readingPace';
import { stageImport } from '../app/imports/stageImport';
import { undoImport } from '../app/imports/undoImport';
import { notify } from '../app/notifications/notify';
import { importFailed } from '../app/webhooks/importFailed';
import { isMappingNeeded } from '../imports/recognition/sentences';
import { isProductError } from '../shared/errors';
import { type Database, inTransaction } from '../storage/database';
import { findImport, type ImportRecord } from '../storage/imports/imports';
import type { Job } from '../storage/jobs/jobs';
import { isUnreachable } from '../storage/whenFree';
import { subjectOf } from './subject';
import type { JobHandlers } from './worker';

const stagePayload = z.object({
  currency: z.string().optional(),
  files: z.array(z.object({ name: z.string(), path: z.string() })),
});

/**
 * Reading and committing uploads. Both are finished before the job is marked done: the staging file and the commit have
 * transactions of their own, and doing either again after a lost worker changes nothing.
 */
export const importHandlers: Pick<JobHandlers, 'import.stage' | 'import.commit' | 'import.undo'> = {
  async 'import.stage'({ database, job, today, now, progress, cancelled, tookEffect }) {
    const importId = subjectOf(job.importId);
    const actor = { ...systemActor(today(), now()), id: job.createdBy };
    const pace = readingPace(() => performance.now());
    try {
      const before = await findImport(database.db, importId);
      await stageImport(database, {
        announced: { id: importId, attempt: (before?.earlierAttempts ?? 0) + job.attempts },
        mapping: before?.mapping ?? undefined,
        ...stagePayload.parse(job.payload),
        actor,
        cancelled,
        onProgress: (read) => progress({ done: read.done, total: read.total, note: `Reading ${pace(read)}` }),
      });
    } catch (error) {
      // The files wait for the answers of a person.
      if (!isMappingNeeded(error) && !isUnreachable(error)) {
        await tellFailure(database, job, error, now());
        throw error;
      }
    } finally {
      // A killed process comes not here, and one that lost its lease leaves the files to the worker that took over.
      const found = await findImport(database.db, importId);
      if (!found || !mayBeReadAgain(found)) removeUpload(database, importId);
    }
    tookEffect();
    return async () => ({ importId });
  },

  async 'import.commit'({ database, job, today, now, progress, tookEffect }) {
    const importId = subjectOf(job.importId);
    progress({ done: 0, total: null, note: 'Writing everything in one go' });
    try {
      await commitImport(database, importId, { ...systemActor(today(), now()), id: job.createdBy });
    } catch (error) {
      // Begun anew when the database is there again.
      if (isUnreachable(error)) throw error;
      // Another worker, alive or dead since, may have committed it before the end of this job.
      const { state } = await findImportRecord(database, importId);
      if (job.attempts > 1 && state === 'committed') return async () => ({ importId });
      await inTransaction(database.db, (trx) => importFailed(trx, importId, now()));
      await tellFailure(database, job, error, now());
      throw error;
    }
    tookEffect();
    return async () => ({ importId });
  },

  async 'import.undo'({ database, job, today, now, progress }) {
    const importId = subjectOf(job.importId);
    progress({ done: 0, total: null, note: 'Taking everything back in one go' });
    const { state } = await findImportRecord(database, importId);
    // A worker that was lost may have taken it back before the end of this job.
    if (job.attempts === 1 || state !== 'undone') {
      await undoImport(database, importId, { ...systemActor(today(), now()), id: job.createdBy });
    }
    return async () => ({ importId });
  },
};

/** Files that a person may still correct the meaning of are kept; canonical ones mean what they say. */
function mayBeReadAgain({ state, summary }: ImportRecord): boolean {
  if (state === 'previewed') return (summary?.recognised.length ?? 0) > 0;
  return state === 'staging' || state === 'asked';
}

/** Tells who started an import that it failed; not when they stopped it themselves. */
async function tellFailure(database: Database, job: Job, error: unknown, at: string): Promise<void> {
  if (job.createdBy === null || (isProductError(error) && error.code === 'import.cancelled')) return;
  const event = { kind: 'importFailed', about: { importId: subjectOf(job.importId) }, key: `job-${job.id}` } as const;
  await inTransaction(database.db, (trx) => notify(trx, { ...event, to: [job.createdBy!], by: null, at }));
}

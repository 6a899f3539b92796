import { z } from 'zod';
import { systemActor } from '../app/actor';
import { removeUpload } from '../app/imports/announceImport';
import { commitImport } from '../app/imports/commitImport';
import { findImportRecord } from '../app/imports/findImport';
import { stageImport } from '../app/imports/stageImport';
import { findImport } from '../storage/imports/imports';
import { subjectOf } from './subject';
import type { JobHandlers } from './worker';

const stagePayload = z.object({
  source: z.string(),
  currency: z.string().optional(),
  files: z.array(z.object({ name: z.string(), path: z.string() })),
});

/**
 * Reading and committing uploads. Both are finished before the job is marked done: the staging file and the commit have
 * transactions of their own, and doing either again after a lost worker changes nothing.
 */
export const importHandlers: Pick<JobHandlers, 'import.stage' | 'import.commit'> = {
  async 'import.stage'({ database, job, today, now, progress, cancelled }) {
    const importId = subjectOf(job.importId);
    const actor = { ...systemActor(today(), now()), id: job.createdBy };
    try {
      await stageImport(database, {
        announced: { id: importId, attempt: job.attempts },
        ...stagePayload.parse(job.payload),
        actor,
        cancelled,
        onProgress: ({ done, total, file }) => progress({ done, total, note: `Reading ${file}` }),
      });
    } finally {
      // A killed process comes not here, and one that lost its lease leaves the files to the worker that took over.
      const found = await findImport(database.db, importId);
      if (found?.state !== 'staging') removeUpload(database, importId);
    }
    return async () => ({ importId });
  },

  async 'import.commit'({ database, job, today, now, progress }) {
    const importId = subjectOf(job.importId);
    progress({ done: 0, total: null, note: 'Writing everything in one go' });
    try {
      await commitImport(database, importId, { ...systemActor(today(), now()), id: job.createdBy });
    } catch (error) {
      // Another worker, alive or dead since, may have committed it before the end of this job.
      const { state } = await findImportRecord(database, importId);
      if (job.attempts === 1 || state !== 'committed') throw error;
    }
    return async () => ({ importId });
  },
};

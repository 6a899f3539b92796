import { uuidv7 } from 'uuidv7';
import { ProductError } from '../../shared/errors';
import type { Database, Trx } from '../../storage/database';
import { saveStudy } from '../../storage/plans/planStudies';
import { loadPlan } from '../../storage/plans/plans';
import { findStudyKind } from './kinds';
import type { StudyPayload } from './requestStudy';
import type { StudyRun } from './studyKind';

/**
 * Answers a question about a plan from the plan's stored snapshot.
 * @returns what stores the answer, to be run in one transaction with the end of the job
 * @throws ProductError plan.notFound, plan.snapshotChanged, study.unknownKind, and what the kind throws
 */
export async function runStudy(
  database: Database,
  { planId, kind: name, request: asked }: StudyPayload,
  run: StudyRun & { now: string; by: string | null; jobId: string | null },
): Promise<(trx: Trx) => Promise<{ studyId: string }>> {
  const kind = findStudyKind(name);
  const stored = await loadPlan(database.db, planId);
  if (!stored) throw new ProductError('notFound', 'plan.notFound', 'There is no such plan.');
  if (!stored.snapshotIntact) {
    throw new ProductError(
      'refused',
      'plan.snapshotChanged',
      'The data stored with this plan is no longer what the plan was made from, so nothing can be worked out from it. Make the plan again.',
    );
  }
  const request = kind.request.parse(asked);
  const result = await kind.run({ planId, input: stored.input, plan: stored.plan }, request, run);
  return async (trx) => {
    const studyId = uuidv7();
    const { now: createdAt, by: createdBy, jobId } = run;
    await saveStudy(trx, { id: studyId, planId, kind: name, request, result, jobId, createdAt, createdBy });
    await kind.store?.(trx, planId, result);
    return { studyId };
  };
}

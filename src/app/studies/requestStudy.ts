import { ProductError } from '../../shared/errors';
import { canonicalJson } from '../../shared/hash';
import { type Database, type Db, inTransaction } from '../../storage/database';
import { enqueueJob, openJobs } from '../../storage/jobs/jobs';
import { findShownPlan } from '../../storage/plans/planPages';
import { type Actor, requireManager } from '../actor';
import { findStudyKind } from './kinds';

/** A question about a plan. `fields` are a form's or a stored request; `back` is the page that shows the answer. */
export interface StudyQuestion {
  planId: string;
  kind: string;
  fields: Record<string, unknown>;
  back: string;
}

/** What the queue holds of a question. */
export interface StudyPayload extends Record<string, unknown> {
  planId: string;
  kind: string;
  request: Record<string, unknown>;
  back: string;
}

/**
 * Queues a study of a plan, unless the same person has the same question waiting already.
 * @returns the job's id
 * @throws ProductError actor.notAllowed, plan.notFound, study.unknownKind, study.invalidRequest (details.field)
 */
export async function requestStudy(database: Database, question: StudyQuestion, actor: Actor): Promise<string> {
  requireManager(actor);
  if (!(await findShownPlan(database.db, question.planId))) {
    throw new ProductError('notFound', 'plan.notFound', 'There is no such plan.');
  }
  const payload = studyPayload(question);
  return inTransaction(database.db, async (trx) => {
    const text = canonicalJson(payload);
    const same = (await openJobs(trx, 'study')).find(
      (job) => job.createdBy === actor.id && canonicalJson(job.payload) === text,
    );
    return same?.id ?? enqueueStudy(trx, payload, actor.now, actor.id);
  });
}

/** Puts a study into the queue; for what follows from a plan by itself. */
export function enqueueStudy(db: Db, payload: StudyPayload, at: string, by: string | null): Promise<string> {
  return enqueueJob(db, { kind: 'study', payload, at, by });
}

/** The question with its request checked by its kind. */
export function studyPayload({ planId, kind, fields, back }: StudyQuestion): StudyPayload {
  const request = findStudyKind(kind).request.safeParse(fields);
  if (!request.success) {
    const [issue] = request.error.issues;
    throw new ProductError('invalid', 'study.invalidRequest', issue.message, { field: issue.path.join('.') });
  }
  return { planId, kind, request: request.data as Record<string, unknown>, back };
}

import { canonicalJson } from '../../shared/hash';
import type { Db } from '../../storage/database';
import { openJobs } from '../../storage/jobs/jobs';
import { studiesOfPlan } from '../../storage/plans/planStudies';

/** What was worked out about a plan already, and what is waiting or running. */
export interface Answers {
  result<Result>(kind: string, request: object): Result | null;
  pending(kind: string, request: object): boolean;
}

/** Reads all answers of some kinds at once; a request is found by its content. */
export async function answersOf(db: Db, planId: string, kinds: readonly string[]): Promise<Answers> {
  const found = new Map<string, object>();
  for (const kind of kinds) {
    for (const study of await studiesOfPlan<object, object>(db, planId, kind)) {
      found.set(`${kind} ${canonicalJson(study.request)}`, study.result);
    }
  }
  const open = (await openJobs(db, 'study')).filter(({ payload }) => payload.planId === planId);
  const waiting = new Set(open.map(({ payload }) => `${payload.kind} ${canonicalJson(payload.request)}`));
  return {
    result: <Result>(kind: string, request: object) =>
      (found.get(`${kind} ${canonicalJson(request)}`) as Result | undefined) ?? null,
    pending: (kind, request) => waiting.has(`${kind} ${canonicalJson(request)}`),
  };
}

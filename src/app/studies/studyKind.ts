import type { z } from 'zod';
import type { Plan, PlanningInput } from '../../planning/types';
import type { Trx } from '../../storage/database';

/** The plan that a study is about, with the snapshot it was made from. Nothing of today's data belongs in a study. */
export interface StudySubject {
  planId: string;
  input: PlanningInput;
  plan: Plan;
}

/** What a study can use while it runs. */
export interface StudyRun {
  cancelled(): boolean;
  /** Work done and in all (null = not known), in the study's own unit, with what is being done in words. */
  progress(done: number, total: number | null, note: string): void;
}

/**
 * One kind of question about a plan. `request` reads both a form's fields and what was stored; two equal requests are
 * the same question. `run` does the work outside any transaction; `store` writes what belongs beside the result, in the
 * transaction that keeps it.
 */
export interface StudyKind<Request extends object = object, Result extends object = object> {
  /** What the page of the running work is called. */
  title: string;
  request: z.ZodType<Request>;
  run(subject: StudySubject, request: Request, run: StudyRun): Promise<Result>;
  store?(trx: Trx, planId: string, result: Result): Promise<void>;
}

/** A kind as the list of all kinds holds it. */
export function studyKind<Request extends object, Result extends object>(kind: StudyKind<Request, Result>): StudyKind {
  return kind as unknown as StudyKind;
}

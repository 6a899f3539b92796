import type { Selectable } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { canonicalJson } from '../../shared/hash';
import type { Db, Trx } from '../database';
import type { PlanStudiesTable } from '../schema/studies';

/** The answer to one question about a plan. */
export interface PlanStudy<Request = Record<string, unknown>, Result = Record<string, unknown>> {
  id: string;
  planId: string;
  kind: string;
  request: Request;
  result: Result;
  jobId: string | null;
  createdAt: string;
  createdBy: string | null;
}

/** Keeps an answer; it takes the place of an earlier one to the same question. */
export async function saveStudy(trx: Trx, study: PlanStudy<object, object>): Promise<void> {
  const request = canonicalJson(study.request);
  await trx
    .deleteFrom('plan_studies')
    .where('plan_id', '=', study.planId)
    .where('kind', '=', study.kind)
    .where('request', '=', request)
    .execute();
  await trx
    .insertInto('plan_studies')
    .values({
      id: study.id,
      plan_id: study.planId,
      kind: study.kind,
      request,
      result: JSON.stringify(study.result),
      job_id: study.jobId,
      created_at: study.createdAt,
      created_by: study.createdBy,
    })
    .execute();
}

/** All answers of a kind for a plan, newest first. */
export async function studiesOfPlan<Request = Record<string, unknown>, Result = Record<string, unknown>>(
  db: Db,
  planId: string,
  kind: string,
): Promise<PlanStudy<Request, Result>[]> {
  const rows = await db
    .selectFrom('plan_studies')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('kind', '=', kind)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => toStudy<Request, Result>(row));
}

/** The answer to this very question, or null; without a request the newest of its kind. */
export async function findStudy<Request = Record<string, unknown>, Result = Record<string, unknown>>(
  db: Db,
  planId: string,
  kind: string,
  request?: object,
): Promise<PlanStudy<Request, Result> | null> {
  const row = await db
    .selectFrom('plan_studies')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('kind', '=', kind)
    .$if(request !== undefined, (q) => q.where('request', '=', canonicalJson(request)))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toStudy<Request, Result>(row) : null;
}

/** Gives a copy of a plan what was worked out about the plan: it is the same question of the same snapshot. */
export async function copyStudies(trx: Trx, fromPlanId: string, toPlanId: string): Promise<void> {
  const studies = await trx.selectFrom('plan_studies').selectAll().where('plan_id', '=', fromPlanId).execute();
  for (const study of studies) {
    await trx
      .insertInto('plan_studies')
      .values({ ...study, id: uuidv7(), plan_id: toPlanId })
      .execute();
  }
  await trx
    .insertInto('plan_propensities')
    .columns(['plan_id', 'account_id', 'propensity', 'draws'])
    .expression((e) =>
      e
        .selectFrom('plan_propensities')
        .select([e.val(toPlanId).as('plan_id'), 'account_id', 'propensity', 'draws'])
        .where('plan_id', '=', fromPlanId),
    )
    .execute();
}

function toStudy<Request, Result>(row: Selectable<PlanStudiesTable>): PlanStudy<Request, Result> {
  return {
    id: row.id,
    planId: row.plan_id,
    kind: row.kind,
    request: JSON.parse(row.request),
    result: JSON.parse(row.result),
    jobId: row.job_id,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

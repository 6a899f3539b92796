import { uuidv7 } from 'uuidv7';
import type { PlanProgress } from '../../planning/makePlan';
import type { PlanChanges } from '../../rotations/planChanges';
import type { Day } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { loadAccounts, loadReps } from '../../storage/accounts/accounts';
import { loadAssignments } from '../../storage/accounts/ledger';
import { loadAnalysis } from '../../storage/analyses/analyses';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, type Db, inTransaction, type Trx } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs/jobs';
import { savePlan } from '../../storage/plans/plans';
import { readSnapshot } from '../../storage/snapshot';
import { type Actor, requireManager } from '../actor';
import { waitingAlike } from '../jobs/waitingAlike';
import { buildPlanningInput } from '../plans/buildInput';
import { pinsInNames } from '../plans/pinsInNames';
import { runPlanner } from '../plans/runPlanner';
import { studyNewPlan } from '../studies/studyNewPlan';
import { findRotation } from './findRotation';

export interface PlanRequest {
  rotationId: string;
  name: string;
  seed: number;
  timeLimitSeconds: number;
  engine: 'auto' | 'javascript-lp' | 'highs';
  /** The plan that this one began with; null = the rotation's policy as it is. */
  parentId?: string | null;
  /** What is to be different from the rotation's policy. */
  changes?: PlanChanges;
}

/**
 * Queues a run of the planner for a rotation whose analysis is done, unless the same person has the same one waiting.
 * @returns the job's id
 * @throws ProductError rotation.notFound, rotation.notAnalysed
 */
export async function requestPlan(database: Database, request: PlanRequest, actor: Actor): Promise<string> {
  requireManager(actor);
  const rotation = await findRotation(database.db, request.rotationId);
  if (rotation.analysisId === null) {
    throw notAnalysed();
  }
  return inTransaction(database.db, async (trx) => {
    const { rotationId, ...payload } = request;
    const waiting = await waitingAlike(trx, { kind: 'plan', payload, rotationId, by: actor.id });
    if (waiting !== null) return waiting;
    const jobId = await enqueueJob(trx, { kind: 'plan', payload, rotationId, at: actor.now, by: actor.id });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'plan.requested',
      subjectType: 'rotation',
      subjectId: request.rotationId,
      payload: { ...request, jobId },
    });
    return jobId;
  });
}

/**
 * Makes a plan for a rotation from its stored analysis.
 * @returns what stores the verified plan with its snapshot, to be run in one transaction with the end of the job
 */
export async function planRotation(
  database: Database,
  request: PlanRequest,
  run: {
    now: string;
    today: Day;
    by: string | null;
    jobId: string | null;
    cancelled(): boolean;
    onProgress?(progress: PlanProgress): void;
  },
): Promise<(trx: Trx) => Promise<{ planId: string }>> {
  const { rotation, input } = await readSnapshot(database, ({ db }) => gatherPlanningInput(db, request, run.today));
  const plan = await runPlanner(input, { ...request, ...run, explained: true }).catch(async (error: unknown) => {
    throw await pinsInNames(database.db, input, error);
  });
  return async (trx) => {
    const planId = uuidv7();
    await savePlan(
      trx,
      {
        id: planId,
        rotationId: rotation.id,
        name: request.name,
        jobId: run.jobId,
        createdAt: run.now,
        createdBy: run.by,
        parentId: request.parentId ?? null,
        changes: request.changes ?? null,
      },
      input,
      plan,
    );
    await studyNewPlan(trx, { planId, seed: request.seed }, run.now, run.by);
    return { planId };
  };
}

async function gatherPlanningInput(db: Db, { rotationId, changes }: PlanRequest, today: Day) {
  const rotation = await findRotation(db, rotationId);
  const analysis = rotation.analysisId === null ? null : await loadAnalysis(db, rotation.analysisId);
  if (!analysis) throw notAnalysed();
  const input = await buildPlanningInput(db, {
    ...rotation,
    rotationId,
    changes,
    today,
    analysis,
    accounts: await loadAccounts(db),
    reps: await loadReps(db),
    assignments: await loadAssignments(db),
  });
  return { rotation, input };
}

function notAnalysed(): ProductError {
  return new ProductError(
    'conflict',
    'rotation.notAnalysed',
    'The analysis of this rotation is not ready yet. Wait for it, then plan.',
  );
}

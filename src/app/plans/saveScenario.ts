import { uuidv7 } from 'uuidv7';
import type { Robustness } from '../../planning/robustness/types';
import type { Plan, PlanningInput } from '../../planning/types';
import { saveAnalysis } from '../../storage/analyses/savedAnalyses';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { savePlan } from '../../storage/plans/plans';
import { insertRotation } from '../../storage/rotations/rotations';
import type { Actor } from '../actor';
import type { FinishedAnalysis } from '../analysis/analyse';
import { keepRobustness } from '../studies/kinds/robustness';

/** Keeps an analysis, the plan made from it and how firm that is as a rotation of their own; returns both ids. */
export async function saveScenario(
  database: Database,
  name: string,
  finished: FinishedAnalysis,
  input: PlanningInput,
  plan: Plan,
  robustness: Robustness | null,
  actor: Actor,
): Promise<{ rotationId: string; planId: string }> {
  const [rotationId, analysisId, planId] = [uuidv7(), uuidv7(), uuidv7()];
  await inTransaction(database.db, async (trx) => {
    await saveAnalysis(
      trx,
      { ...finished.header, id: analysisId, createdAt: actor.now, isCurrent: false },
      finished.analysis,
    );
    await insertRotation(trx, {
      id: rotationId,
      name,
      ...finished.header,
      effectiveDate: input.effectiveDate,
      analysisId,
      createdAt: actor.now,
      createdBy: actor.id,
      closedAt: null,
    });
    await savePlan(
      trx,
      { id: planId, rotationId, name, jobId: null, createdAt: actor.now, createdBy: actor.id },
      input,
      plan,
    );
    if (robustness) await keepRobustness(trx, planId, robustness, { at: actor.now, by: actor.id });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'rotation.opened',
      subjectType: 'rotation',
      subjectId: rotationId,
      payload: { name, asOf: finished.header.asOf, planId },
    });
  });
  return { rotationId, planId };
}

import { uuidv7 } from 'uuidv7';
import type { Plan, PlanningInput } from '../../planning/types';
import { NO_CHANGES, type PlanChanges } from '../../rotations/planChanges';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { savePlan } from '../../storage/plans/plans';
import type { Actor } from '../actor';
import { studyNewPlan } from '../studies/studyNewPlan';
import type { RotationPlan } from './findPlan';
import { planName } from './planName';

/** What a person did to a plan; goes into the audit log. */
export type HandAct =
  | { did: 'added'; swapId: string; waiver: string | null; problems: string[] }
  | { did: 'removed'; swapId: string };

/**
 * Stores a plan that a person put together as a plan of its own beside the one it began with.
 * @param name '' = the other plan's name, marked
 * @returns its id
 * @throws ProductError plan.badName
 */
export async function storeByHand(
  database: Database,
  from: RotationPlan,
  made: { name: string; input: PlanningInput; plan: Plan; act: HandAct },
  actor: Actor,
): Promise<string> {
  const id = uuidv7();
  const name = planName(made.name || `${from.header.name}, by hand`);
  const changes: PlanChanges = { ...(from.header.changes ?? NO_CHANGES), pins: made.input.pinned ?? [] };
  await inTransaction(database.db, async (trx) => {
    const about = { id, rotationId: from.rotationId, name, jobId: null, createdAt: actor.now, createdBy: actor.id };
    await savePlan(trx, { ...about, source: 'by_hand', parentId: from.header.id, changes }, made.input, made.plan);
    await studyNewPlan(trx, { planId: id, seed: made.plan.seed }, actor.now, actor.id);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: made.act.did === 'added' ? 'plan.swapAdded' : 'plan.swapRemoved',
      subjectType: 'plan',
      subjectId: id,
      payload: { name, from: from.header.id, ...made.act },
    });
  });
  return id;
}

import { uuidv7 } from 'uuidv7';
import { withEpsilon } from '../../planning/frontier/frontier';
import type { Plan, PlanningInput } from '../../planning/types';
import { verifyPlan } from '../../planning/verify';
import { NO_CHANGES, type PlanChanges } from '../../rotations/planChanges';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, type Db, inTransaction } from '../../storage/database';
import { savePlan } from '../../storage/plans/plans';
import { type Actor, requireManager } from '../actor';
import { evenerOfPlan } from '../studies/kinds/evener';
import { frontierOfPlan } from '../studies/kinds/frontier';
import { studyNewPlan } from '../studies/studyNewPlan';
import { findIntactPlan, type RotationPlan } from './findPlan';
import { planName } from './planName';

/** What was worked out about a plan and is to become one: a point of its frontier, by position, or its evener plan. */
export type Adoptable = { point: number } | 'evener';

interface Found {
  plan: Plan;
  /** What is added to the name of the plan that it began with. */
  mark: string;
  epsilon: number | null;
}

/**
 * Makes a plan of the rotation out of what was worked out about another: with its own snapshot, in which books may change
 * by as much as that plan assumes, and judged once more.
 * @returns id of the new plan
 * @throws ProductError actor.notAllowed, plan.notFound, plan.snapshotChanged, plan.nothingToAdopt (conflict)
 * @throws Error when it does not stand up to the verifier: a defect, never a plan
 */
export async function adoptPlan(database: Database, planId: string, what: Adoptable, actor: Actor): Promise<string> {
  requireManager(actor);
  const from = await findIntactPlan(database.db, planId);
  const { plan, mark, epsilon } = await found(database.db, planId, what);
  const input = epsilon === null ? from.input : withEpsilon(from.input, epsilon);
  const violations = verifyPlan(input, plan);
  if (violations.length > 0) {
    throw new Error(`The plan does not stand up to verification: ${violations.map((v) => v.sentence).join(' ')}`);
  }
  return store(database, from, { input, plan, mark, epsilon }, actor);
}

async function store(
  database: Database,
  from: RotationPlan,
  { input, plan, mark, epsilon }: Found & { input: PlanningInput },
  actor: Actor,
): Promise<string> {
  const id = uuidv7();
  const name = planName(`${from.header.name.slice(0, 90)}, ${mark}`);
  await inTransaction(database.db, async (trx) => {
    const about = { id, rotationId: from.rotationId, name, jobId: null, createdAt: actor.now, createdBy: actor.id };
    await savePlan(trx, { ...about, parentId: from.header.id, changes: changesOf(from, epsilon) }, input, plan);
    await studyNewPlan(trx, { planId: id, seed: plan.seed }, actor.now, actor.id);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'plan.adopted',
      subjectType: 'plan',
      subjectId: id,
      payload: { name, from: from.header.id, bookValueTolerance: input.plan.bookValueTolerance },
    });
  });
  return id;
}

function changesOf({ header }: RotationPlan, epsilon: number | null): PlanChanges | null {
  if (epsilon === null) return header.changes ?? null;
  const changes = header.changes ?? NO_CHANGES;
  return { ...changes, limits: { ...changes.limits, bookValueTolerance: epsilon } };
}

async function found(db: Db, planId: string, what: Adoptable): Promise<Found> {
  if (what === 'evener') {
    const evener = await evenerOfPlan(db, planId);
    if (evener) return { plan: evener.plan, mark: 'evener', epsilon: null };
  } else {
    const frontier = await frontierOfPlan(db, planId);
    const point = frontier?.points[what.point];
    const name = frontier?.ready.find((ready) => ready.point === what.point)?.name;
    const percent = `${((point?.epsilon ?? 0) * 100).toLocaleString('en-US')}%`;
    const mark = name ? `${name} (${percent})` : percent;
    if (point) return { plan: point.plan, mark, epsilon: point.epsilon };
  }
  throw new ProductError(
    'conflict',
    'plan.nothingToAdopt',
    'This was not worked out for the plan, or has been worked out again since. Look at the page once more.',
  );
}

import type { Plan, PlanningInput } from '../../planning/types';
import { type PlanChanges, planChanges } from '../../rotations/planChanges';
import type { Db, Trx } from '../database';
import { isIntact, snapshotOf, storeSnapshot } from './snapshots';

/** Who made a plan: the planner, a person who put swaps in or out, or nobody: it is a copy. */
export type PlanSource = 'planner' | 'by_hand' | 'copy';

export interface PlanHeader {
  id: string;
  rotationId: string | null;
  name: string;
  jobId: string | null;
  createdAt: string;
  createdBy: string | null;
  /** Default: the planner. */
  source?: PlanSource;
  /** The plan that this one began with. */
  parentId?: string | null;
  /** What was asked differently from the rotation's policy. */
  changes?: PlanChanges | null;
}

/** Stores a verified plan with the snapshot it was made from; the snapshot's hash proves later that it is the same. */
export async function savePlan(trx: Trx, header: PlanHeader, input: PlanningInput, plan: Plan): Promise<void> {
  await trx
    .insertInto('plans')
    .values({
      id: header.id,
      rotation_id: header.rotationId,
      name: header.name,
      job_id: header.jobId,
      ...(await storeSnapshot(trx, input)),
      result: JSON.stringify(plan),
      objective_cents: plan.objectiveCents,
      bound_cents: plan.boundCents,
      bound_unknown: plan.boundUnknown ? 1 : 0,
      swap_count: plan.swaps.length,
      engine: plan.engine,
      created_at: header.createdAt,
      created_by: header.createdBy,
      ...(header.source ? { source: header.source } : {}),
      parent_id: header.parentId ?? null,
      changes: header.changes ? JSON.stringify(header.changes) : null,
    })
    .execute();
  for (const swap of plan.swaps) {
    await trx
      .insertInto('plan_legs')
      .values(
        swap.legs.map((leg) => ({
          plan_id: header.id,
          swap_id: swap.id,
          kind: swap.kind,
          account_id: leg.accountId,
          group_id: leg.groupId,
          from_rep_id: leg.fromRepId,
          to_rep_id: leg.toRepId,
          t4q_cents: leg.t4qCents,
          headroom_cents: leg.headroomCents,
          fit: leg.fit,
          gain_cents: leg.gainCents,
          loss_cents: leg.lossCents,
          expected_cents: leg.expectedCents,
        })),
      )
      .execute();
  }
}

export interface StoredPlan {
  header: PlanHeader;
  input: PlanningInput;
  plan: Plan;
  /** When it was put aside; null = it was not. */
  archivedAt: string | null;
  /** False when the stored snapshot is no longer the one the plan was made from. */
  snapshotIntact: boolean;
}

/** One plan with its snapshot, or null. */
export async function loadPlan(db: Db, id: string): Promise<StoredPlan | null> {
  const row = await db
    .selectFrom('plans')
    .leftJoin('plan_snapshots', 'plan_snapshots.hash', 'plans.shared_hash')
    .selectAll('plans')
    .select(['plan_snapshots.content', 'plan_snapshots.books'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const input = snapshotOf(row);
  return {
    header: {
      id: row.id,
      rotationId: row.rotation_id,
      name: row.name,
      jobId: row.job_id,
      createdAt: row.created_at,
      createdBy: row.created_by,
      source: row.source,
      parentId: row.parent_id,
      changes: row.changes === null ? null : planChanges.parse(JSON.parse(row.changes)),
    },
    input,
    plan: JSON.parse(row.result),
    archivedAt: row.archived_at,
    snapshotIntact: isIntact(row, row, input),
  };
}

/** Ids of every stored plan, oldest first. */
export async function planIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('plans').select('id').orderBy('created_at').execute();
  return rows.map((row) => row.id);
}

/** Gives a plan another name. */
export async function setPlanName(trx: Trx, id: string, name: string): Promise<void> {
  await trx.updateTable('plans').set({ name }).where('id', '=', id).execute();
}

/** Puts a plan aside at an instant, or (null) takes it up again; false when it is so already. */
export async function setPlanArchived(trx: Trx, id: string, at: string | null): Promise<boolean> {
  const changed = await trx
    .updateTable('plans')
    .set({ archived_at: at })
    .where('id', '=', id)
    .where('archived_at', at === null ? 'is not' : 'is', null)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows) > 0;
}

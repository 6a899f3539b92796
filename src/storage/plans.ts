import type { Plan, PlanningInput } from '../planning/types';
import { canonicalJson, sha256 } from '../shared/hash';
import type { Db, Trx } from './database';

export interface PlanHeader {
  id: string;
  rotationId: string | null;
  name: string;
  jobId: string | null;
  objectiveCents: number;
  boundCents: number;
  swaps: number;
  engine: string;
  createdAt: string;
  createdBy: string | null;
}

/** Stores a verified plan with the snapshot it was made from; the snapshot's hash proves later that it is the same. */
export async function savePlan(
  trx: Trx,
  header: Omit<PlanHeader, 'objectiveCents' | 'boundCents' | 'swaps' | 'engine'>,
  input: PlanningInput,
  plan: Plan,
): Promise<void> {
  const snapshot = canonicalJson(input);
  await trx
    .insertInto('plans')
    .values({
      id: header.id,
      rotation_id: header.rotationId,
      name: header.name,
      job_id: header.jobId,
      snapshot,
      snapshot_hash: sha256(snapshot),
      result: JSON.stringify(plan),
      objective_cents: plan.objectiveCents,
      bound_cents: plan.boundCents,
      swap_count: plan.swaps.length,
      engine: plan.engine,
      created_at: header.createdAt,
      created_by: header.createdBy,
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
  header: Pick<PlanHeader, 'id' | 'rotationId' | 'name' | 'createdAt' | 'createdBy'>;
  input: PlanningInput;
  plan: Plan;
  /** False when the stored snapshot is no longer the one the plan was made from. */
  snapshotIntact: boolean;
}

/** One plan with its snapshot, or null. */
export async function loadPlan(db: Db, id: string): Promise<StoredPlan | null> {
  const row = await db.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  return {
    header: {
      id: row.id,
      rotationId: row.rotation_id,
      name: row.name,
      createdAt: row.created_at,
      createdBy: row.created_by,
    },
    input: JSON.parse(row.snapshot),
    plan: JSON.parse(row.result),
    snapshotIntact: sha256(row.snapshot) === row.snapshot_hash,
  };
}

/** Ids of every stored plan, oldest first. */
export async function planIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('plans').select('id').orderBy('created_at').execute();
  return rows.map((row) => row.id);
}

import type { TransferInput, TransferPlan } from '../../planning/transfers/types';
import { canonicalJson, sha256 } from '../../shared/hash';
import type { Db, Trx } from '../database';

export interface TransferPlanHeader {
  id: string;
  rotationId: string;
  createdAt: string;
  createdBy: string | null;
}

/** Stores a verified plan of transfers with its snapshot and the hash that proves later that it is the same. */
export async function saveTransferPlan(
  trx: Trx,
  header: TransferPlanHeader,
  input: TransferInput,
  plan: TransferPlan,
): Promise<void> {
  const snapshot = canonicalJson(input);
  await trx
    .insertInto('transfer_plans')
    .values({
      id: header.id,
      rotation_id: header.rotationId,
      snapshot,
      snapshot_hash: sha256(snapshot),
      result: JSON.stringify(plan),
      transfers: plan.transfers.length,
      created_at: header.createdAt,
      created_by: header.createdBy,
    })
    .execute();
}

export interface StoredTransferPlan {
  header: TransferPlanHeader;
  input: TransferInput;
  plan: TransferPlan;
  /** False when the stored snapshot is no longer the one the plan was made from. */
  snapshotIntact: boolean;
}

/** One plan of transfers, or null. */
export async function loadTransferPlan(db: Db, id: string): Promise<StoredTransferPlan | null> {
  const row = await db.selectFrom('transfer_plans').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  return {
    header: { id: row.id, rotationId: row.rotation_id, createdAt: row.created_at, createdBy: row.created_by },
    input: JSON.parse(row.snapshot),
    plan: JSON.parse(row.result),
    snapshotIntact: sha256(row.snapshot) === row.snapshot_hash,
  };
}

/** The plans of transfers of a rotation (left out: of all), newest first. */
export async function listTransferPlans(
  db: Db,
  rotationId?: string,
): Promise<{ id: string; transfers: number; createdAt: string }[]> {
  let query = db.selectFrom('transfer_plans').select(['id', 'transfers', 'created_at']);
  if (rotationId !== undefined) query = query.where('rotation_id', '=', rotationId);
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
  return rows.map((row) => ({ id: row.id, transfers: row.transfers, createdAt: row.created_at }));
}

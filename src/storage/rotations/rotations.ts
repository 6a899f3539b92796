import type { Selectable } from 'kysely';
import type { AccountId, RepId } from '../../accounts/types';
import { type Policy, parsePolicy } from '../../rotations/policy';
import type { Day } from '../../shared/calendar';
import type { Db } from '../database';
import { keptWith } from '../kept';
import type { RotationsTable } from '../schema/rotations';

export interface Rotation {
  id: string;
  name: string;
  /** 'YYYY-Qn' */
  asOf: string;
  dataThrough: string;
  cutOff: Day;
  effectiveDate: Day;
  policy: Policy;
  /** Null until its analysis is done. */
  analysisId: string | null;
  createdAt: string;
  createdBy: string | null;
  closedAt: string | null;
}

/** Stores a new rotation. */
export async function insertRotation(db: Db, rotation: Rotation): Promise<void> {
  await db
    .insertInto('rotations')
    .values({
      id: rotation.id,
      name: rotation.name,
      as_of: rotation.asOf,
      data_through: rotation.dataThrough,
      cut_off: rotation.cutOff,
      effective_date: rotation.effectiveDate,
      policy: JSON.stringify(rotation.policy),
      analysis_id: rotation.analysisId,
      created_at: rotation.createdAt,
      created_by: rotation.createdBy,
      closed_at: rotation.closedAt,
    })
    .execute();
}

/** Ties a finished analysis to its rotation. */
export async function setRotationAnalysis(db: Db, id: string, analysisId: string): Promise<void> {
  await db.updateTable('rotations').set({ analysis_id: analysisId }).where('id', '=', id).execute();
}

/** One rotation, or null. */
export function getRotation(db: Db, id: string): Promise<Rotation | null> {
  return keptWith(db, ['rotations'], `rotation ${id}`, async () => {
    const row = await db.selectFrom('rotations').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toRotation(row) : null;
  });
}

/** Every rotation, newest first. */
export function listRotations(db: Db): Promise<readonly Rotation[]> {
  return keptWith(db, ['rotations'], 'rotations', async () => {
    const rows = await db
      .selectFrom('rotations')
      .selectAll()
      .orderBy('effective_date', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(toRotation);
  });
}

export interface ExclusionRow {
  id: string;
  accountId: AccountId | null;
  repId: RepId | null;
  /** Name of the account or rep. */
  name: string;
  reason: string;
  until: Day;
  by: string;
}

/** The exclusions of a rotation that still stand, newest first. */
export async function listExclusions(db: Db, rotationId: string): Promise<ExclusionRow[]> {
  const rows = await db
    .selectFrom('exclusions as x')
    .leftJoin('accounts as a', 'a.id', 'x.account_id')
    .leftJoin('reps as r', 'r.id', 'x.rep_id')
    .leftJoin('users as u', 'u.id', 'x.created_by')
    .select([
      'x.id',
      'x.account_id',
      'x.rep_id',
      'x.reason',
      'x.until',
      'a.name as account',
      'r.name as rep',
      'u.name as by',
    ])
    .where('x.rotation_id', '=', rotationId)
    .where('x.removed_at', 'is', null)
    .orderBy('x.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    repId: row.rep_id,
    name: row.account ?? row.rep ?? '',
    reason: row.reason,
    until: row.until,
    by: row.by ?? 'system',
  }));
}

/** Stores an exclusion of an account or of a rep's whole book. */
export async function insertExclusion(
  db: Db,
  exclusion: {
    id: string;
    rotationId: string;
    accountId: AccountId | null;
    repId: RepId | null;
    reason: string;
    until: Day;
    at: string;
    by: string | null;
  },
): Promise<void> {
  await db
    .insertInto('exclusions')
    .values({
      id: exclusion.id,
      rotation_id: exclusion.rotationId,
      account_id: exclusion.accountId,
      rep_id: exclusion.repId,
      reason: exclusion.reason,
      until: exclusion.until,
      created_at: exclusion.at,
      created_by: exclusion.by,
    })
    .execute();
}

/** Takes an exclusion back; false when there is none that still stands. */
export async function endExclusion(db: Db, rotationId: string, exclusionId: string, at: string): Promise<boolean> {
  const removed = await db
    .updateTable('exclusions')
    .set({ removed_at: at })
    .where('id', '=', exclusionId)
    .where('rotation_id', '=', rotationId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return Number(removed.numUpdatedRows) > 0;
}

function toRotation(row: Selectable<RotationsTable>): Rotation {
  return {
    id: row.id,
    name: row.name,
    asOf: row.as_of,
    dataThrough: row.data_through,
    cutOff: row.cut_off,
    effectiveDate: row.effective_date,
    policy: parsePolicy(JSON.parse(row.policy)),
    analysisId: row.analysis_id,
    createdAt: row.created_at,
    createdBy: row.created_by,
    closedAt: row.closed_at,
  };
}

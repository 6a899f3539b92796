import type { AccountId, RepId } from '../../accounts/types';
import type { AccountState } from '../../growth/types';
import type { Day } from '../../shared/calendar';
import type { Db } from '../database';
import { idList } from '../dialect/engine';
import { holds } from '../dialect/letters';

export interface InclusionRow {
  id: string;
  accountId: AccountId;
  /** Name of the account. */
  name: string;
  /** Its owner in the analysis. */
  ownerId: RepId | null;
  /** The analysis made it a candidate; null = the analysis did not know of the inclusion yet. */
  candidate: boolean | null;
  reason: string;
  until: Day;
  by: string;
}

/** The inclusions of a rotation that still stand, newest first. */
export async function listInclusions(
  db: Db,
  { id, analysisId }: { id: string; analysisId: string | null },
): Promise<InclusionRow[]> {
  const rows = await db
    .selectFrom('inclusions as i')
    .innerJoin('accounts as a', 'a.id', 'i.account_id')
    .leftJoin('users as u', 'u.id', 'i.created_by')
    .leftJoin('account_analyses as x', (join) =>
      join.onRef('x.account_id', '=', 'i.account_id').on('x.analysis_id', '=', analysisId ?? ''),
    )
    .select(['i.id', 'i.account_id', 'i.reason', 'i.until', 'a.name', 'u.name as by', 'x.owner_id', 'x.candidate'])
    .where('i.rotation_id', '=', id)
    .where('i.removed_at', 'is', null)
    .orderBy('i.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    ownerId: row.owner_id,
    candidate: row.candidate === null ? null : Boolean(row.candidate),
    reason: row.reason,
    until: row.until,
    by: row.by ?? 'former user',
  }));
}

/** Stores an inclusion. */
export async function insertInclusion(
  db: Db,
  one: {
    id: string;
    rotationId: string;
    accountId: AccountId;
    reason: string;
    until: Day;
    at: string;
    by: string | null;
  },
): Promise<void> {
  const { id, reason, until } = one;
  const row = { id, rotation_id: one.rotationId, account_id: one.accountId, reason, until };
  await db
    .insertInto('inclusions')
    .values({ ...row, created_at: one.at, created_by: one.by })
    .execute();
}

/** Takes an inclusion back; false when there is none that still stands. */
export async function endInclusion(db: Db, rotationId: string, id: string, at: string): Promise<boolean> {
  const removed = await db
    .updateTable('inclusions')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('rotation_id', '=', rotationId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return Number(removed.numUpdatedRows) > 0;
}

export interface Found {
  accountId: AccountId;
  externalId: string;
  name: string;
  ownerId: RepId | null;
  owner: string | null;
  /** null = it has no revenue. */
  state: AccountState | null;
  t4qCents: number | null;
  candidate: boolean;
}

/** Accounts of some owners (null = everybody's) by a part of their name or id, at most twenty, by name. */
export async function findAccounts(
  db: Db,
  analysisId: string,
  { search, accountId, within }: { search?: string; accountId?: AccountId; within: readonly RepId[] | null },
): Promise<Found[]> {
  let query = db
    .selectFrom('accounts as a')
    .leftJoin('account_analyses as x', (join) =>
      join.onRef('x.account_id', '=', 'a.id').on('x.analysis_id', '=', analysisId),
    )
    .leftJoin('reps as r', 'r.id', 'x.owner_id')
    .select([
      'a.id',
      'a.external_id',
      'a.name',
      'x.owner_id',
      'r.name as owner',
      'x.state',
      'x.t4q_cents',
      'x.candidate',
    ])
    .where('a.merged_into', 'is', null);
  if (within !== null) query = query.where('x.owner_id', 'in', idList(db, within));
  if (accountId !== undefined) query = query.where('a.id', '=', accountId);
  if (search) {
    const lower = search.toLowerCase();
    query = query.where((e) => e.or([holds('a.name', lower), holds('a.external_id', lower)]));
  }
  const rows = await query.orderBy('a.name').limit(20).execute();
  return rows.map((row) => ({
    accountId: row.id,
    externalId: row.external_id,
    name: row.name,
    ownerId: row.owner_id,
    owner: row.owner,
    state: row.state,
    t4qCents: row.t4q_cents,
    candidate: Boolean(row.candidate),
  }));
}

/** Whether an analysis protects a rep's book. */
export async function isProtectedIn(db: Db, analysisId: string, repId: RepId): Promise<boolean> {
  const row = await db
    .selectFrom('rep_analyses')
    .select('is_protected')
    .where('analysis_id', '=', analysisId)
    .where('rep_id', '=', repId)
    .executeTakeFirst();
  return row?.is_protected === 1;
}

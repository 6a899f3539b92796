import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { TradeState } from '../../trades/states';
import type { Db } from '../database';

export interface RotationSummary {
  id: string;
  name: string;
  /** 'YYYY-Qn' */
  asOf: string;
  effectiveDate: Day;
  /** Null before it is analysed. */
  analysisId: string | null;
  cutOff: Day;
  plans: number;
  openedBy: string;
  createdAt: string;
  closedAt: string | null;
}

/** Every rotation with what hangs on it, the latest effective date first. */
export async function listRotationSummaries(db: Db): Promise<RotationSummary[]> {
  const rows = await db
    .selectFrom('rotations as r')
    .leftJoin('users as u', 'u.id', 'r.created_by')
    .select([
      'r.id',
      'r.name',
      'r.as_of',
      'r.effective_date',
      'r.analysis_id',
      'r.cut_off',
      'r.created_at',
      'r.closed_at',
      'u.name as by',
    ])
    .select((e) => [
      e
        .selectFrom('plans as p')
        .whereRef('p.rotation_id', '=', 'r.id')
        .where('p.archived_at', 'is', null)
        .select((s) => s.fn.countAll<number>().as('n'))
        .as('plans'),
    ])
    .orderBy('r.effective_date', 'desc')
    .orderBy('r.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    asOf: row.as_of,
    effectiveDate: row.effective_date,
    analysisId: row.analysis_id,
    cutOff: row.cut_off,
    plans: Number(row.plans ?? 0),
    openedBy: row.by ?? 'system',
    createdAt: row.created_at,
    closedAt: row.closed_at,
  }));
}

/** How many trades of each rotation are in each state. */
export async function tradeCounts(
  db: Db,
  rotationId?: string,
): Promise<Map<string, Partial<Record<TradeState, number>>>> {
  let query = db
    .selectFrom('trades')
    .select((e) => ['rotation_id', 'state', e.fn.countAll<number>().as('n')])
    .groupBy(['rotation_id', 'state']);
  if (rotationId !== undefined) query = query.where('rotation_id', '=', rotationId);
  const counts = new Map<string, Partial<Record<TradeState, number>>>();
  for (const row of await query.execute()) {
    counts.set(row.rotation_id, { ...counts.get(row.rotation_id), [row.state]: Number(row.n) });
  }
  return counts;
}

/** The earliest review date of the trades in effect, and of the scheduled ones the earliest day of effect. */
export async function tradeDates(
  db: Db,
  rotationId: string,
): Promise<{ reviewDate: Day | null; scheduledFor: Day | null }> {
  const earliest = async (column: 'review_date' | 'effective_date', state: TradeState): Promise<Day | null> => {
    const row = await db
      .selectFrom('trades')
      .select((e) => e.fn.min(column).as('day'))
      .where('rotation_id', '=', rotationId)
      .where('state', '=', state)
      .executeTakeFirst();
    return row?.day ?? null;
  };
  return {
    reviewDate: await earliest('review_date', 'in_effect'),
    scheduledFor: await earliest('effective_date', 'scheduled'),
  };
}

/** Number of standing exclusions of a rotation and how many accounts they keep out, whole books counted by account. */
export async function exclusionCounts(
  db: Db,
  rotation: { id: string; analysisId: string | null },
): Promise<{ exclusions: number; accounts: number }> {
  const rows = await db
    .selectFrom('exclusions as x')
    .leftJoin('rep_analyses as r', (join) =>
      join.onRef('r.rep_id', '=', 'x.rep_id').on('r.analysis_id', '=', rotation.analysisId ?? ''),
    )
    .select(['x.account_id', 'r.accounts'])
    .where('x.rotation_id', '=', rotation.id)
    .where('x.removed_at', 'is', null)
    .execute();
  const accounts = rows.reduce((sum, row) => sum + (row.account_id === null ? Number(row.accounts ?? 0) : 1), 0);
  return { exclusions: rows.length, accounts };
}

/** One account or rep by id with its name and, for an account, its owner in the analysis; null when there is none. */
export async function excludable(
  db: Db,
  analysisId: string | null,
  what: { accountId: AccountId } | { repId: RepId },
): Promise<{ name: string; ownerId: RepId | null; ownerName: string | null } | null> {
  if ('repId' in what) {
    const rep = await db.selectFrom('reps').select(['id', 'name']).where('id', '=', what.repId).executeTakeFirst();
    return rep ? { name: rep.name, ownerId: rep.id, ownerName: rep.name } : null;
  }
  const row = await db
    .selectFrom('accounts as a')
    .leftJoin('account_analyses as x', (join) =>
      join.onRef('x.account_id', '=', 'a.id').on('x.analysis_id', '=', analysisId ?? ''),
    )
    .leftJoin('reps as r', 'r.id', 'x.owner_id')
    .select(['a.name', 'x.owner_id', 'r.name as owner'])
    .where('a.id', '=', what.accountId)
    .executeTakeFirst();
  return row ? { name: row.name, ownerId: row.owner_id, ownerName: row.owner } : null;
}

/** Swaps of a rotation that were rejected before, with the reason given, by swap id. */
export async function rejectedSwaps(db: Db, rotationId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('trades as t')
    .innerJoin('trade_states as s', (join) => join.onRef('s.trade_id', '=', 't.id').on('s.state', '=', 'rejected'))
    .select(['t.swap_id', 's.reason'])
    .where('t.rotation_id', '=', rotationId)
    .where('t.state', '=', 'rejected')
    .execute();
  return new Map(rows.map((row) => [row.swap_id, row.reason ?? '']));
}

/** Owners of some accounts as an analysis found them; nobody's are left out. */
export async function ownersIn(db: Db, analysisId: string | null, ids: AccountId[]): Promise<Map<AccountId, RepId>> {
  if (analysisId === null || ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('account_analyses')
    .select(['account_id', 'owner_id'])
    .where('analysis_id', '=', analysisId)
    .where('account_id', 'in', ids)
    .execute();
  return new Map(rows.flatMap((row) => (row.owner_id === null ? [] : [[row.account_id, row.owner_id] as const])));
}

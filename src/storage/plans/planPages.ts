import type { Plan } from '../../planning/types';
import { type PlanChanges, planChanges } from '../../rotations/planChanges';
import type { Db } from '../database';
import { askedOnce } from '../reading';
import { planResult } from './planResults';
import type { PlanSource } from './plans';

export interface PlanSummary {
  id: string;
  name: string;
  /** Expected over four quarters, and what no plan can exceed; minor units. */
  objectiveCents: number;
  boundCents: number;
  /** Whether the bound is one for the rules of this plan. */
  boundKnown: boolean;
  swaps: number;
  /** Swaps that have become trades. */
  taken: number;
  madeBy: string;
  createdAt: string;
  source: PlanSource;
  archivedAt: string | null;
}

/** Plans of a rotation, newest first; those put aside, or the others. */
export async function listPlanSummaries(db: Db, rotationId: string, archived = false): Promise<PlanSummary[]> {
  const rows = await db
    .selectFrom('plans as p')
    .leftJoin('users as u', 'u.id', 'p.created_by')
    .select(['p.id', 'p.name', 'p.objective_cents', 'p.bound_cents', 'p.swap_count', 'p.created_at', 'u.name as by'])
    .select(['p.source', 'p.archived_at', 'p.bound_unknown as unknown'])
    .select((e) =>
      e
        .selectFrom('trades as t')
        .whereRef('t.plan_id', '=', 'p.id')
        .where('t.undoes_trade_id', 'is', null)
        .select((s) => s.fn.countAll<number>().as('n'))
        .as('taken'),
    )
    .where('p.rotation_id', '=', rotationId)
    .where('p.archived_at', archived ? 'is not' : 'is', null)
    .orderBy('p.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    objectiveCents: row.objective_cents,
    boundCents: row.bound_cents,
    boundKnown: row.unknown === 0,
    swaps: row.swap_count,
    taken: Number(row.taken ?? 0),
    madeBy: row.by ?? 'system',
    createdAt: row.created_at,
    source: row.source,
    archivedAt: row.archived_at,
  }));
}

export interface ShownPlan {
  id: string;
  rotationId: string;
  name: string;
  madeBy: string;
  createdAt: string;
  archivedAt: string | null;
  source: PlanSource;
  /** The plan that it began with. */
  parent: { id: string; name: string } | null;
  changes: PlanChanges | null;
  plan: Plan;
}

/** A plan's result without the snapshot, which is large; null when there is none or it belongs to no rotation. */
export async function findShownPlan(db: Db, id: string): Promise<ShownPlan | null> {
  const row = await db
    .selectFrom('plans as p')
    .leftJoin('users as u', 'u.id', 'p.created_by')
    .leftJoin('plans as q', 'q.id', 'p.parent_id')
    .select(['p.id', 'p.rotation_id', 'p.name', 'p.created_at', 'u.name as by'])
    .select(['p.archived_at', 'p.source', 'p.parent_id', 'p.changes', 'q.name as parent'])
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (!row?.rotation_id) return null;
  const plan = await planResult(db, id);
  if (plan === null) return null;
  return {
    id: row.id,
    rotationId: row.rotation_id,
    name: row.name,
    madeBy: row.by ?? 'system',
    createdAt: row.created_at,
    archivedAt: row.archived_at,
    source: row.source,
    parent: row.parent_id === null ? null : { id: row.parent_id, name: row.parent ?? '' },
    changes: row.changes === null ? null : planChanges.parse(JSON.parse(row.changes)),
    plan,
  };
}

/** Trades made from swaps of a plan: number, id and state by swap id; an ended one is overtaken by a later one. */
export function tradesOfPlan(
  db: Db,
  planId: string,
): Promise<ReadonlyMap<string, { id: string; number: number; state: string }>> {
  return askedOnce(db, `trades of plan ${planId}`, async () => {
    const rows = await db
      .selectFrom('trades')
      .select(['id', 'number', 'state', 'swap_id'])
      .where('plan_id', '=', planId)
      .where('undoes_trade_id', 'is', null)
      .orderBy('number')
      .execute();
    return new Map(rows.map((row) => [row.swap_id, { id: row.id, number: row.number, state: row.state }]));
  });
}

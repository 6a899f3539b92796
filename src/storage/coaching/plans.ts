import type { Selectable } from 'kysely';
import type { AccountId, RepId } from '../../accounts/types';
import { foldPlan } from '../../coaching/fold';
import type { CoachingEvent, CoachingPlan, Done, PlanHeader, RecordedEvent } from '../../coaching/types';
import { groupBy } from '../../shared/groupBy';
import type { Db, Trx } from '../database';
import { idList } from '../dialect/engine';
import { keptWith } from '../kept';
import type { CoachingEventsTable, CoachingPlansTable } from '../schema/coaching';

/** A plan with the analysis that the accounts to compare it with come from. */
export type StoredPlan = CoachingPlan & { analysisId: string };

export interface PlanQuery {
  id?: string;
  /** Of these reps; null or left out = of everybody. */
  repIds?: readonly RepId[] | null;
  /** Only those without a result. */
  open?: boolean;
}

const ROWS_A_STATEMENT = 400;

/** Stores what is fixed of a plan; its goal and steps follow as events. */
export async function insertPlan(trx: Trx, plan: PlanHeader & { analysisId: string }): Promise<void> {
  await trx
    .insertInto('coaching_plans')
    .values({
      id: plan.id,
      rep_id: plan.repId,
      analysis_id: plan.analysisId,
      start_date: plan.startDate,
      whole_book: plan.wholeBook ? 1 : 0,
      suggested: plan.suggested,
      reason: plan.reason,
      opened_at: plan.opened.at,
      opened_by: plan.opened.by,
    })
    .execute();
  for (let at = 0; at < plan.accountIds.length; at += ROWS_A_STATEMENT) {
    const part = plan.accountIds.slice(at, at + ROWS_A_STATEMENT);
    await trx
      .insertInto('coaching_accounts')
      .values(part.map((accountId) => ({ plan_id: plan.id, account_id: accountId })))
      .execute();
  }
}

/** Adds what happened to a plan; the end is marked on the plan as well. */
export async function appendEvent(
  trx: Trx,
  planId: string,
  { kind, ...detail }: CoachingEvent,
  done: Done,
): Promise<void> {
  await trx
    .insertInto('coaching_events')
    .values({ plan_id: planId, kind, detail: JSON.stringify(detail), ...done })
    .execute();
  if (kind === 'ended') {
    await trx.updateTable('coaching_plans').set({ ended_at: done.at }).where('id', '=', planId).execute();
  }
}

/** Plans as they stand, the latest start first. */
export function listPlans(db: Db, query: PlanQuery = {}): Promise<readonly StoredPlan[]> {
  return keptWith(db, ['coaching_plans', 'coaching_accounts', 'coaching_events'], JSON.stringify(query), () =>
    readPlans(db, query),
  );
}

async function readPlans(db: Db, query: PlanQuery): Promise<StoredPlan[]> {
  let select = db.selectFrom('coaching_plans').selectAll().orderBy('start_date', 'desc').orderBy('opened_at', 'desc');
  if (query.id !== undefined) select = select.where('id', '=', query.id);
  if (query.repIds) {
    if (query.repIds.length === 0) return [];
    select = select.where('rep_id', 'in', idList(db, query.repIds));
  }
  if (query.open) select = select.where('ended_at', 'is', null);
  const rows = await select.execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const accounts = await db
    .selectFrom('coaching_accounts')
    .selectAll()
    .where('plan_id', 'in', ids)
    .orderBy('account_id')
    .execute();
  const events = await db.selectFrom('coaching_events').selectAll().where('plan_id', 'in', ids).orderBy('id').execute();
  const accountsOf = groupBy(accounts, (row) => row.plan_id);
  const eventsOf = groupBy(events, (row) => row.plan_id);
  return rows.map((row) => ({
    ...foldPlan(
      headerOf(
        row,
        (accountsOf.get(row.id) ?? []).map((one) => one.account_id),
      ),
      (eventsOf.get(row.id) ?? []).map(eventOf),
    ),
    analysisId: row.analysis_id,
  }));
}

/** The plan without a result by rep, of these reps; null = of everybody. */
export async function openPlanIds(db: Db, repIds: readonly RepId[] | null): Promise<Map<RepId, string>> {
  if (repIds?.length === 0) return new Map();
  const rows = await db
    .selectFrom('coaching_plans')
    .select(['rep_id', 'id'])
    .where('ended_at', 'is', null)
    .$if(repIds !== null, (plans) => plans.where('rep_id', 'in', idList(db, repIds!)))
    .execute();
  return new Map(rows.map((row) => [row.rep_id, row.id]));
}

/** The plan without a result of a rep, or null. */
export async function openPlanOf(db: Db, repId: RepId): Promise<StoredPlan | null> {
  return (await listPlans(db, { repIds: [repId], open: true }))[0] ?? null;
}

/** The plans without a result that some of these accounts began with. */
export async function openPlansHolding(db: Db, accountIds: readonly AccountId[]): Promise<readonly StoredPlan[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('coaching_accounts as a')
    .innerJoin('coaching_plans as p', 'p.id', 'a.plan_id')
    .select('p.rep_id')
    .distinct()
    .where('p.ended_at', 'is', null)
    .where('a.account_id', 'in', [...accountIds])
    .execute();
  return listPlans(db, { repIds: rows.map((row) => row.rep_id), open: true });
}

function headerOf(row: Selectable<CoachingPlansTable>, accountIds: AccountId[]): PlanHeader {
  return {
    id: row.id,
    repId: row.rep_id,
    startDate: row.start_date,
    wholeBook: row.whole_book === 1,
    accountIds,
    suggested: row.suggested,
    reason: row.reason,
    opened: { at: row.opened_at, by: row.opened_by },
  };
}

function eventOf({ id, kind, detail, at, by }: Selectable<CoachingEventsTable>): RecordedEvent {
  return { id, kind, ...JSON.parse(detail), at, by };
}

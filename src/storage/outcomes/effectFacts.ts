import type { AccountId, CategoryId, RepId } from '../../accounts/types';
import type { AccountAnalysis } from '../../growth/types';
import type { CandidateFacts } from '../../outcomes/effect/buildStacks';
import type { RevenueByCategory } from '../../outcomes/effect/categories';
import type { KeptAccount } from '../../outcomes/effect/spillover';
import type { AnalysedFacts } from '../../outcomes/effect/transfers';
import { type Month, quarterIndexOfMonth } from '../../shared/calendar';
import type { Database, Db } from '../database';
import { type Propensity, propensitiesOfPlan } from '../plans/planPropensities';
import { movedBefore } from '../rotations/rotationPagesCandidates';
import { getRotation } from '../rotations/rotations';

/**
 * The candidates of a rotation as its own analysis had them, less those that changed hands before its day of effect and
 * that no trade of it named, and the propensities of the plan that most of its trades in effect came from; null
 * propensities where that plan has none that rest on variations.
 */
export async function candidateFacts(db: Db, rotationId: string): Promise<CandidateFacts[]> {
  const rotation = await getRotation(db, rotationId);
  if (!rotation) return [];
  const planId = await planInEffect(db, rotationId);
  const propensities = planId === null ? new Map<AccountId, Propensity>() : await propensitiesOfPlan(db, planId);
  // Where no variation was planned they say no more than who was traded.
  const counted = [...propensities.values()].some(({ draws }) => draws > 0);
  const rows = await analysed(db, rotationId)
    .where('c.candidate', '=', 1)
    .where((e) =>
      e.or([
        e('c.account_id', 'not in', movedBefore(db, rotation)),
        // What a trade of the rotation named stays in: a draw among trades holds whatever became of them.
        e('c.account_id', 'in', namedInTrades(db, rotationId)),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    rotationId,
    accountId: row.account_id,
    ownerId: row.owner_id,
    ...placeOf(row),
    byHand: reasonsOf(row).some(({ kind }) => kind === 'included'),
    // A candidate that the plan could not move in any variation has no row of its own.
    propensity: !counted ? null : (propensities.get(row.account_id)?.propensity ?? 0),
  }));
}

/** The accounts that a rotation did not call up, with their owners at its cut-off. */
export async function keptFacts(db: Db, rotationId: string): Promise<KeptAccount[]> {
  return (await analysed(db, rotationId).where('c.candidate', '=', 0).execute()).flatMap((row) =>
    row.owner_id === null ? [] : [{ accountId: row.account_id, ownerId: row.owner_id as RepId, ...placeOf(row) }],
  );
}

/** Every account that a rotation's analysis looked at; propensities are not asked for. */
export async function analysedFacts(db: Db, rotationId: string): Promise<AnalysedFacts[]> {
  return (await analysed(db, rotationId).execute()).map((row) => ({
    rotationId,
    accountId: row.account_id,
    ownerId: row.owner_id,
    ...placeOf(row),
    propensity: null,
    candidate: row.candidate === 1,
  }));
}

async function planInEffect(db: Db, rotationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('trades')
    .select(['plan_id', (e) => e.fn.countAll().as('trades')])
    .where('rotation_id', '=', rotationId)
    .where('state', 'in', ['in_effect', 'reversed'])
    .where('undoes_trade_id', 'is', null)
    .where('plan_id', 'is not', null)
    .groupBy('plan_id')
    .orderBy('trades', 'desc')
    .orderBy('plan_id')
    .executeTakeFirst();
  return row?.plan_id ?? null;
}

function namedInTrades(db: Db, rotationId: string) {
  return db
    .selectFrom('trade_legs as l')
    .innerJoin('trades as t', 't.id', 'l.trade_id')
    .select('l.account_id')
    .where('t.rotation_id', '=', rotationId);
}

/** How many candidates of a rotation were joined with another account since; none of them was moved. */
export async function mergedCandidates(db: Db, rotationId: string): Promise<number> {
  const rows = await inAnalysis(db, rotationId)
    .select('c.account_id')
    .where('c.candidate', '=', 1)
    .where('a.merged_into', 'is not', null)
    .execute();
  return rows.length;
}

function analysed(db: Db, rotationId: string) {
  return (
    inAnalysis(db, rotationId)
      .select(['c.account_id', 'c.owner_id', 'c.detail', 'c.candidate', 'a.segment'])
      // Its history counts for another account now: as one of its own it would look lost.
      .where('a.merged_into', 'is', null)
      .orderBy('c.account_id')
  );
}

function inAnalysis(db: Db, rotationId: string) {
  return db
    .selectFrom('rotations as r')
    .innerJoin('account_analyses as c', 'c.analysis_id', 'r.analysis_id')
    .innerJoin('accounts as a', 'a.id', 'c.account_id')
    .where('r.id', '=', rotationId);
}

function reasonsOf({ detail }: { detail: string }): AccountAnalysis['reasons'] {
  return (JSON.parse(detail) as AccountAnalysis).reasons;
}

function placeOf(row: { detail: string; segment: string }): { segment: string; sizeTercile: string; room: number } {
  const { sizeTercile, headroomCents, t4qCents } = JSON.parse(row.detail) as AccountAnalysis;
  return { segment: row.segment, sizeTercile: String(sizeTercile), room: headroomCents / Math.max(1, t4qCents) };
}

/** What the plans expected of trades together, minor units over four quarters. */
export async function expectedOfTrades(db: Db, tradeIds: readonly string[]): Promise<number> {
  if (tradeIds.length === 0) return 0;
  const rows = await db.selectFrom('trades').select('expected_cents').where('id', 'in', tradeIds).execute();
  return rows.reduce((sum, row) => sum + row.expected_cents, 0);
}

/** The plan of every trade in effect, and the segment of its account with the largest revenue. */
export async function plansAndSegments(db: Db): Promise<Map<string, { planId: string | null; segment: string }>> {
  const rows = await db
    .selectFrom('trades as t')
    .innerJoin('trade_legs as l', 'l.trade_id', 't.id')
    .innerJoin('accounts as a', 'a.id', 'l.account_id')
    .select(['t.id', 't.plan_id', 'a.segment'])
    .where('t.state', 'in', ['in_effect', 'reversed'])
    .where('t.undoes_trade_id', 'is', null)
    .orderBy('l.t4q_cents')
    .orderBy('l.account_id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.id, { planId: row.plan_id, segment: row.segment }]));
}

/** Revenue of some accounts by category and quarter, minor units, of all months of the data. */
export async function loadRevenueByCategory(
  { bulk }: Database,
  accountIds: readonly AccountId[],
  fiscalYearStartMonth: number,
): Promise<RevenueByCategory> {
  const byAccount = new Map<AccountId, Map<CategoryId, Map<number, number>>>();
  await bulk.each<[AccountId, CategoryId, Month, number]>(
    `select account_id, category_id, month, sum(amount_cents) from revenue
      where account_id in (${bulk.idsOfJson}) group by account_id, category_id, month`,
    [JSON.stringify([...new Set(accountIds)])],
    ([accountId, categoryId, month, cents]) => {
      const categories = entry(byAccount, accountId, () => new Map<CategoryId, Map<number, number>>());
      const quarters = entry(categories, categoryId, () => new Map<number, number>());
      const quarter = quarterIndexOfMonth(month, fiscalYearStartMonth);
      quarters.set(quarter, (quarters.get(quarter) ?? 0) + cents);
    },
  );
  const nothing = new Map<CategoryId, Map<number, number>>();
  return { of: (accountId) => byAccount.get(accountId) ?? nothing };
}

function entry<K, V>(map: Map<K, V>, key: K, fresh: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = fresh();
  map.set(key, made);
  return made;
}

import type { Selectable } from 'kysely';
import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import { groupBy } from '../../shared/groupBy';
import { OPEN_STATES, type TradeState } from '../../trades/states';
import type { Db } from '../database';
import { idList } from '../dialect/engine';
import { askedOnce } from '../reading';
import type { TradeLegsTable, TradesTable } from '../schema/trades';

export interface StoredLeg {
  accountId: AccountId;
  groupId: AccountId;
  fromRepId: RepId | null;
  toRepId: RepId;
  t4qCents: number;
  headroomCents: number;
  fit: number | null;
  gainCents: number;
  lossCents: number;
  expectedCents: number;
}

export interface Trade {
  id: string;
  /** The short number that people quote. */
  number: number;
  rotationId: string;
  planId: string | null;
  swapId: string;
  kind: TradesTable['kind'];
  state: TradeState;
  effectiveDate: Day | null;
  effectiveDateReason: string | null;
  expectedCents: number;
  successMeasure: string | null;
  reviewDate: Day | null;
  undoCondition: string | null;
  creditTerms: string | null;
  waiverReason: string | null;
  undoesTradeId: string | null;
  announcedAt: string | null;
  crmState: TradesTable['crm_state'];
  createdAt: string;
  createdBy: string | null;
  legs: StoredLeg[];
}

export interface TradeQuery {
  /** The short number that people quote. */
  number?: number;
  rotationId?: string;
  states?: readonly TradeState[];
  /** In the states, effective at or before this day. */
  dueBy?: Day;
  /** With a day of review at or before this day. */
  reviewBy?: Day;
  /** One leg gives from or to this rep. */
  repId?: RepId;
  accountId?: AccountId;
  announced?: boolean;
  /** One leg gives from or to one of these; null = all. */
  within?: readonly RepId[] | null;
  /** Only numbers above this one, and at most so many. */
  after?: number;
  limit?: number;
}

/** Trades with their legs that fit the query, by number. */
export async function listTrades(db: Db, query: TradeQuery = {}): Promise<Trade[]> {
  let select = db.selectFrom('trades').selectAll();
  if (query.number !== undefined) select = select.where('number', '=', query.number);
  if (query.rotationId) select = select.where('rotation_id', '=', query.rotationId);
  if (query.states) select = select.where('state', 'in', [...query.states]);
  if (query.dueBy) select = select.where('effective_date', '<=', query.dueBy);
  if (query.reviewBy) select = select.where('review_date', '<=', query.reviewBy);
  if (query.announced) select = select.where('announced_at', 'is not', null);
  const { repId, accountId } = query;
  if (repId !== undefined || accountId !== undefined) {
    select = select.where('id', 'in', (e) => {
      let legs = e.selectFrom('trade_legs').select('trade_id');
      if (repId !== undefined)
        legs = legs.where((w) => w.or([w('from_rep_id', '=', repId), w('to_rep_id', '=', repId)]));
      if (accountId !== undefined) legs = legs.where('account_id', '=', accountId);
      return legs;
    });
  }
  const { within, after, limit } = query;
  if (within) {
    const repIds = idList(db, within);
    select = select.where('id', 'in', (e) =>
      e
        .selectFrom('trade_legs')
        .select('trade_id')
        .where((w) => w.or([w('from_rep_id', 'in', repIds), w('to_rep_id', 'in', repIds)])),
    );
  }
  if (after !== undefined) select = select.where('number', '>', after);
  if (limit !== undefined) select = select.limit(limit);
  return withLegs(db, await select.orderBy('number').execute());
}

/** One trade, or null. */
export function getTrade(db: Db, id: string): Promise<Trade | null> {
  return askedOnce(db, `trade ${id}`, async () => {
    const rows = await db.selectFrom('trades').selectAll().where('id', '=', id).execute();
    return (await withLegs(db, rows))[0] ?? null;
  });
}

/** Trades that claim one of these accounts now: an account is in one open trade at most. */
export async function openTradesOf(
  db: Db,
  accountIds: AccountId[],
): Promise<{ number: number; accountId: AccountId }[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('trade_legs as l')
    .innerJoin('trades as t', 't.id', 'l.trade_id')
    .select(['t.number', 'l.account_id'])
    .where('l.account_id', 'in', accountIds)
    .where('t.state', 'in', [...OPEN_STATES])
    .execute();
  return rows.map((row) => ({ number: row.number, accountId: row.account_id }));
}

/** Far below the number of parameters that one statement can take. */
const IDS_A_STATEMENT = 5_000;

async function withLegs(db: Db, rows: Selectable<TradesTable>[]): Promise<Trade[]> {
  const legs: Selectable<TradeLegsTable>[] = [];
  for (let i = 0; i < rows.length; i += IDS_A_STATEMENT) {
    const ids = rows.slice(i, i + IDS_A_STATEMENT).map((row) => row.id);
    legs.push(
      ...(await db.selectFrom('trade_legs').selectAll().where('trade_id', 'in', ids).orderBy('account_id').execute()),
    );
  }
  const legsOf = groupBy(legs, (leg) => leg.trade_id);
  return rows.map((row) => toTrade(row, legsOf.get(row.id) ?? []));
}

function toTrade(row: Selectable<TradesTable>, legs: Selectable<TradeLegsTable>[]): Trade {
  return {
    id: row.id,
    number: row.number,
    rotationId: row.rotation_id,
    planId: row.plan_id,
    swapId: row.swap_id,
    kind: row.kind,
    state: row.state,
    effectiveDate: row.effective_date,
    effectiveDateReason: row.effective_date_reason,
    expectedCents: row.expected_cents,
    successMeasure: row.success_measure,
    reviewDate: row.review_date,
    undoCondition: row.undo_condition,
    creditTerms: row.credit_terms,
    waiverReason: row.waiver_reason,
    undoesTradeId: row.undoes_trade_id,
    announcedAt: row.announced_at,
    crmState: row.crm_state,
    createdAt: row.created_at,
    createdBy: row.created_by,
    legs: legs.map((leg) => ({
      accountId: leg.account_id,
      groupId: leg.group_id,
      fromRepId: leg.from_rep_id,
      toRepId: leg.to_rep_id,
      t4qCents: leg.t4q_cents,
      headroomCents: leg.headroom_cents,
      fit: leg.fit,
      gainCents: leg.gain_cents,
      lossCents: leg.loss_cents,
      expectedCents: leg.expected_cents,
    })),
  };
}

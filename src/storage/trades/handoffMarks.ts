import type { AccountId, RepId } from '../../accounts/types';
import type { StepMark } from '../../handoffs/checklist';
import type { Day } from '../../shared/calendar';
import { groupBy } from '../../shared/groupBy';
import type { Db, Trx } from '../database';
import { idList } from '../dialect/engine';

/** Everything said about the steps of some trades, in order, by "trade account". */
export async function handoffMarks(
  db: Db,
  tradeIds: readonly string[],
): Promise<Map<string, (StepMark & { at: string })[]>> {
  if (tradeIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('handoff_marks as m')
    .leftJoin('users as u', 'u.id', 'm.by')
    .select(['m.trade_id as tradeId', 'm.account_id as accountId', 'm.step', 'm.done_on as doneOn'])
    .select(['m.with_whom as withWhom', 'm.note', 'm.at', 'u.name as byName'])
    .where('m.trade_id', 'in', [...tradeIds])
    .orderBy('m.id')
    .execute();
  const marks = rows.map((row) => ({ ...row, byName: row.byName ?? 'system' }));
  return groupBy(marks, ({ tradeId, accountId }) => `${tradeId} ${accountId}`);
}

/** Writes down that a step is done, or (no day) open again. */
export async function insertHandoffMark(
  trx: Trx,
  mark: Omit<StepMark, 'byName'> & { tradeId: string; accountId: AccountId; at: string; by: string | null },
): Promise<void> {
  await trx
    .insertInto('handoff_marks')
    .values({
      trade_id: mark.tradeId,
      account_id: mark.accountId,
      step: mark.step,
      done_on: mark.doneOn,
      with_whom: mark.withWhom,
      note: mark.note,
      at: mark.at,
      by: mark.by,
    })
    .execute();
}

/** One account on its way from rep to rep. */
export interface HandoffLeg {
  tradeId: string;
  tradeNumber: number;
  rotationId: string;
  state: 'scheduled' | 'in_effect';
  effectiveDate: Day;
  announcedAt: string;
  accountId: AccountId;
  account: string;
  fromRepId: RepId | null;
  from: string | null;
  fromEndDate: Day | null;
  toRepId: RepId;
  to: string;
}

/** Of one trade, of a rotation, between reps of whom one is among those named; null = everybody. */
export interface HandoffQuery {
  tradeId?: string;
  rotationId?: string;
  repIds?: readonly RepId[] | null;
}

/** Announced accounts that change hands on or after a day, by day and name. */
export async function handoffLegs(db: Db, query: HandoffQuery & { since: Day }): Promise<HandoffLeg[]> {
  let select = db
    .selectFrom('trades as t')
    .innerJoin('trade_legs as l', 'l.trade_id', 't.id')
    .innerJoin('accounts as a', 'a.id', 'l.account_id')
    .leftJoin('reps as giver', 'giver.id', 'l.from_rep_id')
    .innerJoin('reps as taker', 'taker.id', 'l.to_rep_id')
    .select(['t.id as tradeId', 't.number as tradeNumber', 't.rotation_id as rotationId', 't.state'])
    .select(['t.effective_date as effectiveDate', 't.announced_at as announcedAt', 'l.account_id as accountId'])
    .select(['a.name as account', 'l.from_rep_id as fromRepId', 'giver.name as from'])
    .select(['giver.end_date as fromEndDate', 'l.to_rep_id as toRepId', 'taker.name as to'])
    .where('t.state', 'in', ['scheduled', 'in_effect'])
    .where('t.announced_at', 'is not', null)
    .where('t.effective_date', '>=', query.since);
  if (query.rotationId) select = select.where('t.rotation_id', '=', query.rotationId);
  if (query.tradeId) select = select.where('t.id', '=', query.tradeId);
  if (query.repIds) {
    const reps = idList(db, query.repIds);
    select = select.where((e) => e.or([e('l.from_rep_id', 'in', reps), e('l.to_rep_id', 'in', reps)]));
  }
  const rows = await select.orderBy('t.effective_date').orderBy('a.name').execute();
  return rows as HandoffLeg[];
}

/** Accounts among these with revenue in a month on or after another. */
export async function orderedSince(db: Db, accountIds: readonly AccountId[], month: string): Promise<Set<AccountId>> {
  if (accountIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('revenue')
    .select('account_id')
    .distinct()
    .where('account_id', 'in', [...accountIds])
    .where('month', '>=', month)
    .where('amount_cents', '>', 0)
    .execute();
  return new Set(rows.map((row) => row.account_id));
}

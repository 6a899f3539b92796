import type { RepId } from '../../accounts/types';
import type { GivenConsent } from '../../trades/consents';
import type { TradeState } from '../../trades/states';
import type { Db, Trx } from '../database';
import { askedOnce } from '../reading';

export interface StateRow {
  state: TradeState;
  at: string;
  by: string;
  reason: string | null;
}

/** Puts a trade into a state: the row with who, when and why, and the state on the trade itself. */
export async function recordState(
  trx: Trx,
  tradeId: string,
  entry: { state: TradeState; at: string; by: string | null; reason: string | null; forUserId?: string | null },
): Promise<void> {
  await trx
    .insertInto('trade_states')
    .values({
      trade_id: tradeId,
      state: entry.state,
      at: entry.at,
      by: entry.by,
      reason: entry.reason,
      for_user_id: entry.forUserId ?? null,
    })
    .execute();
  await trx.updateTable('trades').set({ state: entry.state }).where('id', '=', tradeId).execute();
}

/** Every state that a trade was in, oldest first, with the names of who put it there. */
export function stateHistory(db: Db, tradeId: string): Promise<readonly StateRow[]> {
  return askedOnce(db, `states ${tradeId}`, () => readStates(db, tradeId));
}

async function readStates(db: Db, tradeId: string): Promise<StateRow[]> {
  const rows = await db
    .selectFrom('trade_states as s')
    .leftJoin('users as u', 'u.id', 's.by')
    .leftJoin('users as f', 'f.id', 's.for_user_id')
    .select(['s.state', 's.at', 's.by', 's.reason', 'u.name', 'f.name as forName'])
    .where('s.trade_id', '=', tradeId)
    .orderBy('s.id')
    .execute();
  return rows.map((row) => ({
    state: row.state,
    at: row.at,
    by: `${row.name ?? (row.by === null ? 'system' : 'former user')}${row.forName === null ? '' : ` for ${row.forName}`}`,
    reason: row.reason,
  }));
}

/** Every state that any trade was in, oldest first. */
export async function everyState(db: Db): Promise<{ tradeId: string; state: TradeState }[]> {
  return db.selectFrom('trade_states').select(['trade_id as tradeId', 'state']).orderBy('id').execute();
}

/** Records a consent for one manager's side, or as the second pair of eyes (null). */
export async function insertConsent(
  trx: Trx,
  consent: {
    tradeId: string;
    managerRepId: RepId | null;
    userId: string;
    /** The absent manager whom the user stands in for. */
    forUserId: string | null;
    givenBy: 'proposal' | 'approval';
    at: string;
    reason: string | null;
  },
): Promise<void> {
  await trx
    .insertInto('consents')
    .values({
      trade_id: consent.tradeId,
      manager_rep_id: consent.managerRepId,
      user_id: consent.userId,
      for_user_id: consent.forUserId,
      given_by: consent.givenBy,
      at: consent.at,
      reason: consent.reason,
      round: await timesTakenBack(trx, consent.tradeId, consent.managerRepId),
    })
    .execute();
}

async function timesTakenBack(trx: Trx, tradeId: string, managerRepId: RepId | null): Promise<number> {
  const { n } = await trx
    .selectFrom('consents_taken_back as b')
    .innerJoin('consents as c', 'c.id', 'b.consent_id')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('c.trade_id', '=', tradeId)
    .where('c.manager_rep_id', managerRepId === null ? 'is' : '=', managerRepId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Takes back what a user consented to in a trade, not what counts as their consent by proposing; the sides it was for. */
export async function takeConsentsBack(
  trx: Trx,
  tradeId: string,
  userId: string,
  at: string,
): Promise<{ managerRepId: RepId | null }[]> {
  const given = await trx
    .selectFrom('consents')
    .select(['id', 'manager_rep_id as managerRepId'])
    .where('trade_id', '=', tradeId)
    .where('user_id', '=', userId)
    .where('given_by', '=', 'approval')
    .where('id', 'not in', (e) => e.selectFrom('consents_taken_back').select('consent_id'))
    .execute();
  if (given.length === 0) return [];
  const rows = given.map(({ id }) => ({ consent_id: id, at, by: userId }));
  await trx.insertInto('consents_taken_back').values(rows).execute();
  return given.map(({ managerRepId }) => ({ managerRepId }));
}

/** Every consent that a trade was given, with when it was taken back; the first at the front. */
export async function everyConsent(
  db: Db,
  tradeId: string,
): Promise<
  {
    managerRepId: RepId | null;
    givenBy: 'proposal' | 'approval';
    at: string;
    name: string;
    reason: string | null;
    takenBackAt: string | null;
  }[]
> {
  const rows = await db
    .selectFrom('consents as c')
    .leftJoin('consents_taken_back as b', 'b.consent_id', 'c.id')
    .leftJoin('users as u', 'u.id', 'c.user_id')
    .leftJoin('users as f', 'f.id', 'c.for_user_id')
    .select(['c.manager_rep_id as managerRepId', 'c.given_by as givenBy', 'c.at', 'c.reason', 'b.at as takenBackAt'])
    .select(['u.name', 'f.name as forName'])
    .where('c.trade_id', '=', tradeId)
    .orderBy('c.id')
    .execute();
  return rows.map(({ forName, name, ...row }) => ({
    ...row,
    name: `${name ?? 'former user'}${forName === null ? '' : ` for ${forName}`}`,
  }));
}

/** The consents a trade has, without those taken back, with the names of who gave them and of the absent manager they stood in for. */
export function listConsents(db: Db, tradeId: string): Promise<readonly NamedConsent[]> {
  return askedOnce(db, `consents ${tradeId}`, () => readConsents(db, tradeId));
}

type NamedConsent = GivenConsent & { at: string; name: string; forName: string | null };

async function readConsents(db: Db, tradeId: string): Promise<NamedConsent[]> {
  const rows = await db
    .selectFrom('consents as c')
    .leftJoin('users as u', 'u.id', 'c.user_id')
    .leftJoin('users as f', 'f.id', 'c.for_user_id')
    .select(['c.user_id', 'c.manager_rep_id', 'c.for_user_id', 'c.given_by', 'c.at', 'u.name', 'f.name as forName'])
    .where('c.trade_id', '=', tradeId)
    .where('c.id', 'not in', (e) => e.selectFrom('consents_taken_back').select('consent_id'))
    .orderBy('c.id')
    .execute();
  return rows.map((row) => ({
    userId: row.user_id,
    managerRepId: row.manager_rep_id,
    forUserId: row.for_user_id,
    givenBy: row.given_by,
    at: row.at,
    name: row.name ?? 'former user',
    forName: row.forName,
  }));
}

/** Trades in these states are decided: they have moved books, or will. */
export const DECIDED_STATES: readonly TradeState[] = [
  'approved',
  'held_out',
  'scheduled',
  'conflict',
  'in_effect',
  'reversed',
];

/** The account moves of decided trades whose day of effect is on or after a day, for the planner's yearly limits. */
export async function movesSince(
  db: Db,
  day: string,
): Promise<{ fromRepId: RepId | null; toRepId: RepId; t4qCents: number; headroomCents: number }[]> {
  const rows = await db
    .selectFrom('trade_legs as l')
    .innerJoin('trades as t', 't.id', 'l.trade_id')
    .select(['l.from_rep_id', 'l.to_rep_id', 'l.t4q_cents', 'l.headroom_cents'])
    .where('t.state', 'in', [...DECIDED_STATES])
    .where('t.effective_date', '>=', day)
    .where('t.kind', '!=', 'transfer')
    .execute();
  return rows.map((row) => ({
    fromRepId: row.from_rep_id,
    toRepId: row.to_rep_id,
    t4qCents: row.t4q_cents,
    headroomCents: row.headroom_cents,
  }));
}

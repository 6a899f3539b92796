import type { AccountId, Deal, RepId } from '../../accounts/types';
import type { Contact } from '../../handoffs/types';
import type { Day } from '../../shared/calendar';
import type { TradeState } from '../../trades/states';
import { toDeal } from '../accounts/accounts';
import type { Db } from '../database';

/** One account's move that reps have been told of. Money as at the planning, minor units. */
export interface AnnouncedMove {
  tradeId: string;
  tradeNumber: number;
  rotationId: string;
  state: TradeState;
  effectiveDate: Day;
  creditTerms: string | null;
  /** True for the trade that takes an earlier one back. */
  isUndo: boolean;
  accountId: AccountId;
  accountName: string;
  fromRepId: RepId | null;
  fromRep: string | null;
  toRepId: RepId;
  toRep: string;
  t4qCents: number;
  headroomCents: number;
}

/** Moves from or to a rep that are announced and still to come, or in effect since a day or later; soonest first. */
export async function announcedMoves(db: Db, repId: RepId, since: Day): Promise<AnnouncedMove[]> {
  const rows = await db
    .selectFrom('trades as t')
    .innerJoin('trade_legs as l', 'l.trade_id', 't.id')
    .innerJoin('accounts as a', 'a.id', 'l.account_id')
    .leftJoin('reps as giver', 'giver.id', 'l.from_rep_id')
    .innerJoin('reps as taker', 'taker.id', 'l.to_rep_id')
    .select([
      't.id',
      't.number',
      't.rotation_id',
      't.state',
      't.effective_date',
      't.credit_terms',
      't.undoes_trade_id',
      'l.account_id',
    ])
    .select(['a.name as account', 'l.from_rep_id', 'giver.name as giver', 'l.to_rep_id', 'taker.name as taker'])
    .select(['l.t4q_cents', 'l.headroom_cents'])
    .where((e) => e.or([e('l.from_rep_id', '=', repId), e('l.to_rep_id', '=', repId)]))
    .where('t.announced_at', 'is not', null)
    .where('t.effective_date', 'is not', null)
    .where((e) =>
      e.or([
        e('t.state', 'in', ['scheduled', 'conflict']),
        e.and([e('t.state', '=', 'in_effect'), e('t.effective_date', '>=', since)]),
      ]),
    )
    .orderBy('t.effective_date')
    .orderBy('a.name')
    .execute();
  return rows.map((row) => ({
    tradeId: row.id,
    tradeNumber: row.number,
    rotationId: row.rotation_id,
    state: row.state,
    effectiveDate: row.effective_date!,
    creditTerms: row.credit_terms,
    isUndo: row.undoes_trade_id !== null,
    accountId: row.account_id,
    accountName: row.account,
    fromRepId: row.from_rep_id,
    fromRep: row.giver,
    toRepId: row.to_rep_id,
    toRep: row.taker,
    t4qCents: row.t4q_cents,
    headroomCents: row.headroom_cents,
  }));
}

/** People at the account, by name. */
export async function contactsOf(db: Db, accountId: AccountId): Promise<Contact[]> {
  return db
    .selectFrom('contacts')
    .select(['name', 'title', 'email', 'phone', 'known_by_rep_id as knownByRepId'])
    .where('account_id', '=', accountId)
    .orderBy('name')
    .execute();
}

/** Open deals and renewals of the account, the next to close first. */
export async function dealsOf(db: Db, accountId: AccountId): Promise<Deal[]> {
  const rows = await db
    .selectFrom('deals')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('closes_on')
    .orderBy('id')
    .execute();
  return rows.map(toDeal);
}

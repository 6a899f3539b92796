import { sql } from 'kysely';
import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { Db } from '../database';
import { movedBefore } from '../rotations/rotationPagesCandidates';
import { getRotation } from '../rotations/rotations';

/** In the stored figures of an account that a manager's word made a candidate. */
const BY_HAND = '%"kind":"included"%';

/** One account's move by a trade that took effect, with the names people know. */
export interface LegInEffectRow {
  rotationId: string;
  rotationName: string;
  /** The rotation's analysis, whose candidates are what the trade is compared with; null = none yet. */
  analysisId: string | null;
  tradeId: string;
  tradeNumber: number;
  effectiveDate: Day;
  accountId: AccountId;
  accountExternalId: string;
  accountName: string;
  fromRepId: RepId | null;
  fromRep: string | null;
  toRepId: RepId;
  toRep: string;
  /** The day from which the ledger no longer shows the new owner, and why; null = it still does. */
  heldUntil: Day | null;
  endedBy: 'undo' | 'laterTrade' | 'otherChange' | null;
}

/**
 * Every leg of the trades that took effect, undone ones included, by trade number. The trade that undoes another is no
 * swap of its own: it shows as the end of the one it undoes.
 */
export async function legsInEffect(db: Db): Promise<LegInEffectRow[]> {
  const rows = await db
    .selectFrom('trades as t')
    .innerJoin('rotations as r', 'r.id', 't.rotation_id')
    .innerJoin('trade_legs as l', 'l.trade_id', 't.id')
    .innerJoin('accounts as a', 'a.id', 'l.account_id')
    .leftJoin('reps as giver', 'giver.id', 'l.from_rep_id')
    .innerJoin('reps as taker', 'taker.id', 'l.to_rep_id')
    .leftJoin('assignments as s', (join) =>
      join
        .onRef('s.account_id', '=', 'l.account_id')
        .onRef('s.opened_by_trade', '=', 't.id')
        .on('s.role', '=', 'owner'),
    )
    .leftJoin('trades as closing', 'closing.id', 's.closed_by_trade')
    .select([
      't.rotation_id',
      'r.name as rotation',
      'r.analysis_id',
      't.id',
      't.number',
      't.effective_date',
      'l.account_id',
    ])
    .select(['a.external_id', 'a.name as account', 'l.from_rep_id', 'giver.name as giver', 'l.to_rep_id'])
    .select(['taker.name as taker', 's.to_date', 'closing.id as closed_by', 'closing.undoes_trade_id'])
    .where('t.state', 'in', ['in_effect', 'reversed'])
    .where('t.undoes_trade_id', 'is', null)
    // Transfers are no exchange: they are measured apart.
    .where('t.kind', '!=', 'transfer')
    .where('t.effective_date', 'is not', null)
    .orderBy('t.number')
    .orderBy('l.account_id')
    .execute();
  return rows.map((row) => ({
    rotationId: row.rotation_id,
    rotationName: row.rotation,
    analysisId: row.analysis_id,
    tradeId: row.id,
    tradeNumber: row.number,
    effectiveDate: row.effective_date!,
    accountId: row.account_id,
    accountExternalId: row.external_id,
    accountName: row.account,
    fromRepId: row.from_rep_id,
    fromRep: row.giver,
    toRepId: row.to_rep_id,
    toRep: row.taker,
    heldUntil: row.to_date,
    endedBy: endOf(row),
  }));
}

/**
 * Accounts that were candidates of a rotation on its day of effect and that no trade of it moved, ascending: those that
 * its analysis found, less those that changed hands between the data cut-off and that day, which no plan could swap, and
 * those that only a manager's word made candidates: the rule did not choose them.
 * What happened to them afterwards does not matter.
 */
export async function candidatesNotSwapped(db: Db, rotationId: string): Promise<AccountId[]> {
  const rotation = await getRotation(db, rotationId);
  if (!rotation) return [];
  const rows = await db
    .selectFrom('account_analyses as c')
    .select('c.account_id')
    .where('c.analysis_id', '=', rotation.analysisId ?? '')
    .innerJoin('accounts as a', 'a.id', 'c.account_id')
    .where('c.candidate', '=', 1)
    // The revenue of a second name counts for the account that it was joined with.
    .where('a.merged_into', 'is', null)
    .where('c.detail', 'not like', BY_HAND)
    .where('c.account_id', 'not in', movedBefore(db, rotation))
    .where('c.account_id', 'not in', (e) =>
      e
        .selectFrom('trades as t')
        .innerJoin('trade_legs as l', 'l.trade_id', 't.id')
        .select('l.account_id')
        .where('t.rotation_id', '=', rotationId)
        .where('t.state', 'in', ['in_effect', 'reversed']),
    )
    .orderBy(sql`c.account_id`)
    .execute();
  return rows.map((row) => row.account_id);
}

function endOf(row: {
  id: string;
  to_date: string | null;
  closed_by: string | null;
  undoes_trade_id: string | null;
}): LegInEffectRow['endedBy'] {
  if (row.to_date === null) return null;
  if (row.closed_by === null) return 'otherChange';
  return row.undoes_trade_id === row.id ? 'undo' : 'laterTrade';
}

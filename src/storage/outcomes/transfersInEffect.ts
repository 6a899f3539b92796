import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { Db } from '../database';

/** One account's one-way move by a transfer that took effect. */
export interface TransferInEffectRow {
  rotationId: string;
  tradeId: string;
  accountId: AccountId;
  fromRepId: RepId | null;
  toRepId: RepId;
  effectiveDate: Day;
  /** Last day on which the rep who gave it was employed; null = still, or it had no owner. */
  giverEndDate: Day | null;
  /** The day from which the ledger no longer shows the new owner; null = it still does. */
  heldUntil: Day | null;
}

/** Every leg of the transfers that took effect, undone ones included, by trade number and account. */
export async function transfersInEffect(db: Db): Promise<TransferInEffectRow[]> {
  const rows = await db
    .selectFrom('trades as t')
    .innerJoin('trade_legs as l', 'l.trade_id', 't.id')
    .leftJoin('reps as giver', 'giver.id', 'l.from_rep_id')
    .leftJoin('assignments as s', (join) =>
      join
        .onRef('s.account_id', '=', 'l.account_id')
        .onRef('s.opened_by_trade', '=', 't.id')
        .on('s.role', '=', 'owner'),
    )
    .select(['t.rotation_id', 't.id', 't.effective_date', 'l.account_id', 'l.from_rep_id', 'l.to_rep_id'])
    .select(['giver.end_date', 's.to_date'])
    .where('t.state', 'in', ['in_effect', 'reversed'])
    .where('t.undoes_trade_id', 'is', null)
    .where('t.kind', '=', 'transfer')
    .where('t.effective_date', 'is not', null)
    .orderBy('t.number')
    .orderBy('l.account_id')
    .execute();
  return rows.map((row) => ({
    rotationId: row.rotation_id,
    tradeId: row.id,
    accountId: row.account_id,
    fromRepId: row.from_rep_id,
    toRepId: row.to_rep_id,
    effectiveDate: row.effective_date!,
    giverEndDate: row.end_date,
    heldUntil: row.to_date,
  }));
}

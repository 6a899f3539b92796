import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { Db, Trx } from '../database';
import type { TradesTable } from '../schema/trades';

export type CrmState = NonNullable<TradesTable['crm_state']>;

/** One account of a trade in effect, as the CRM knows it. */
export interface MovedLeg {
  tradeId: string;
  tradeNumber: number;
  rotationId: string;
  cutOff: Day;
  effectiveDate: Day;
  accountId: AccountId;
  accountNumber: string;
  account: string;
  fromRepId: RepId | null;
  toRepId: RepId;
  crmState: CrmState;
  exportedAt: string | null;
}

/** Legs of trades in effect, by trade; those in the given states, or that took effect on or after a day. */
export async function movedLegs(db: Db, query: { states?: readonly CrmState[]; since?: Day }): Promise<MovedLeg[]> {
  let select = db
    .selectFrom('trade_legs as l')
    .innerJoin('trades as t', 't.id', 'l.trade_id')
    .innerJoin('rotations as o', 'o.id', 't.rotation_id')
    .innerJoin('accounts as a', 'a.id', 'l.account_id')
    .select(['t.id as tradeId', 't.number as tradeNumber', 't.rotation_id as rotationId', 'o.cut_off as cutOff'])
    .select(['t.effective_date as effectiveDate', 'l.account_id as accountId', 'a.external_id as accountNumber'])
    .select(['a.name as account', 'l.from_rep_id as fromRepId', 'l.to_rep_id as toRepId', 'l.crm_state as crmState'])
    .select('l.exported_at as exportedAt')
    .where('t.state', '=', 'in_effect');
  if (query.states) select = select.where('l.crm_state', 'in', [...query.states]);
  if (query.since) select = select.where('t.effective_date', '>=', query.since);
  const rows = await select.orderBy('t.number').orderBy('a.name').execute();
  return rows.map((row) => ({ ...row, effectiveDate: row.effectiveDate!, crmState: row.crmState ?? 'due' }));
}

/** Marks the legs of a trade that has just taken effect as due in the CRM. */
export async function setLegsDue(trx: Trx, tradeId: string): Promise<void> {
  await trx.updateTable('trade_legs').set({ crm_state: 'due' }).where('trade_id', '=', tradeId).execute();
  await trx.updateTable('trades').set({ crm_state: 'due' }).where('id', '=', tradeId).execute();
}

/** Marks due legs as exported, and their trades where nothing of them is due any more. */
export async function setLegsExported(
  trx: Trx,
  legs: readonly Pick<MovedLeg, 'tradeId' | 'accountId'>[],
  at: string,
): Promise<void> {
  for (const { tradeId, accountId } of legs) {
    await trx
      .updateTable('trade_legs')
      .set({ crm_state: 'exported', exported_at: at })
      .where('trade_id', '=', tradeId)
      .where('account_id', '=', accountId)
      .where('crm_state', '=', 'due')
      .execute();
  }
  const tradeIds = [...new Set(legs.map(({ tradeId }) => tradeId))];
  if (tradeIds.length === 0) return;
  await trx
    .updateTable('trades')
    .set({ crm_state: 'exported' })
    .where('id', 'in', tradeIds)
    .where('crm_state', '=', 'due')
    .where('id', 'not in', (e) => e.selectFrom('trade_legs').select('trade_id').where('crm_state', '=', 'due'))
    .execute();
}

export interface OpenDealRow {
  accountId: AccountId;
  externalId: string;
  name: string;
  repId: RepId | null;
  createdOn: Day;
}

/** Open deals and renewals of some accounts with their owners in the CRM. */
export async function openDealRows(db: Db, accountIds: readonly AccountId[]): Promise<OpenDealRow[]> {
  if (accountIds.length === 0) return [];
  return db
    .selectFrom('deals')
    .select(['account_id as accountId', 'external_id as externalId', 'name', 'rep_id as repId'])
    .select('created_on as createdOn')
    .where('account_id', 'in', [...accountIds])
    .orderBy('account_id')
    .orderBy('id')
    .execute();
}

import { crmCsv, foreignIds } from '../../exports/crm/crmCsv';
import type { CrmExport, CrmFormat, CrmTable } from '../../exports/crm/orders';
import { creditTable, dealTable, ownerTable, quotaTable } from '../../exports/crm/tables';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, type Db, inTransaction } from '../../storage/database';
import { insertCrmExport } from '../../storage/trades/crmExports';
import { type MovedLeg, setLegsExported } from '../../storage/trades/crmOrders';
import type { Actor } from '../actor';
import { creditOrders, dealOrders, ownerOrders, quotaOrders } from './gatherOrders';

export interface CrmFileMade {
  id: number;
  content: string;
  rows: number;
  /** Ids in it that cannot be ids of this CRM. */
  foreignIds: number;
}

/**
 * Writes a file for the CRM and keeps it. Owners: every account in effect that the CRM does not show yet; those that
 * were due are exported from now on, and an import that shows the new owner confirms them.
 * @throws ProductError crm.notAllowed (refused), crm.nothing (conflict) when there is nothing to write
 */
export async function exportForCrm(
  database: Database,
  wanted: { what: CrmExport; format: CrmFormat },
  actor: Actor,
): Promise<CrmFileMade> {
  const { what, format } = wanted;
  if (actor.role !== 'admin') {
    throw new ProductError('refused', 'crm.notAllowed', 'Sales operations write the files for the CRM.');
  }
  return inTransaction(database.db, async (trx) => {
    const { table, ids, legs } = await contents(trx, wanted, actor);
    if (table.rows.length === 0) throw new ProductError('conflict', 'crm.nothing', NOTHING[what]);
    const content = crmCsv(format, table);
    const rows = table.rows.length;
    const id = await insertCrmExport(trx, { what, format, rows, content, at: actor.now, by: actor.id });
    await setLegsExported(trx, legs, actor.now);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'crm.exported',
      subjectType: 'crmExport',
      subjectId: String(id),
      payload: { what, format, rows, trades: [...new Set(legs.map(({ tradeNumber }) => tradeNumber))] },
    });
    return { id, content, rows, foreignIds: foreignIds(format, ids) };
  });
}

const NOTHING: Record<CrmExport, string> = {
  owners: 'The CRM shows every owner already: nothing is to be exported.',
  deals: 'No open deal has another owner by the credit terms today.',
  quotas: 'No quota follows the exchanges in effect.',
  credit: 'Nobody but the owners is credited for anything today.',
};

async function contents(
  db: Db,
  { what, format }: { what: CrmExport; format: CrmFormat },
  { today }: Actor,
): Promise<{ table: CrmTable; ids: string[]; legs: MovedLeg[] }> {
  switch (what) {
    case 'owners': {
      const { orders, legs } = await ownerOrders(db);
      return { table: ownerTable(format, orders), ids: orders.map(({ accountId }) => accountId), legs };
    }
    case 'deals': {
      const orders = await dealOrders(db, today);
      return { table: dealTable(format, orders), ids: orders.map(({ dealId }) => dealId), legs: [] };
    }
    case 'quotas':
      return { table: quotaTable(format, await quotaOrders(db, today)), ids: [], legs: [] };
    case 'credit':
      return { table: creditTable(format, await creditOrders(db, today)), ids: [], legs: [] };
  }
}

import type { ImportSummary } from '../../imports/summary';
import { findDifference } from '../accounts/differences';
import { type AuditEvent, appendAudit } from '../audit/auditLog';
import type { Trx } from '../database';
import type { LedgerEffects } from './importLedger';

type Head = Pick<AuditEvent, 'at' | 'actorId'> & { importId: string };

/** Writes the audit events of a commit: the import itself, every trade that it confirmed, every difference that it closed. */
export async function auditImport(
  trx: Trx,
  { importId, at, actorId }: Head,
  { source, files, ledger }: ImportSummary,
  effects: LedgerEffects,
): Promise<void> {
  const append = (action: string, subjectType: string, subjectId: string, payload: Record<string, unknown>) =>
    appendAudit(trx, { at, actorId, action, subjectType, subjectId, payload });
  await append('import.committed', 'import', importId, { source, files, ledger });
  for (const { id, number } of effects.confirmedTrades) {
    await append('trade.crmConfirmed', 'trade', id, { number, importId });
  }
  const differences: [string, number[]][] = [
    ['difference.settled', effects.settledDifferences],
    ['difference.lapsed', effects.lapsedDecisions],
  ];
  for (const [action, ids] of differences) {
    for (const id of ids) {
      const found = await findDifference(trx, id);
      if (!found) continue;
      const { account: name, accountId, crmRepId, ledgerRepId, tradeNumber, resolution } = found;
      const payload = { name, accountId, crmRepId, ledgerRepId, tradeNumber, resolution, importId };
      await append(action, 'difference', String(id), payload);
    }
  }
}

import type { Day } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { closeDifference, type DifferenceDecision, findDifference } from '../../storage/accounts/differences';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import type { Actor } from '../actor';
import { letLedgerFollow } from './letLedgerFollow';

export interface Resolution {
  decision: DifferenceDecision;
  reason: string;
  /** First day of the CRM's owner, when the CRM is right; left out: today. */
  day?: Day;
}

/**
 * Decides a difference between the CRM and the ledger. "ledger": nothing moves, and the row stays closed until the CRM
 * shows something else again. "crm": the ledger follows from a day on, never rewriting what was before it. One
 * transaction with its audit event.
 * @throws ProductError difference.notFound, difference.resolved, difference.reasonMissing, and those of letLedgerFollow
 */
export async function resolveDifference(
  database: Database,
  id: number,
  resolution: Resolution,
  actor: Actor,
): Promise<void> {
  const { decision } = resolution;
  const reason = resolution.reason.trim();
  if (reason.length < 3) throw reasonMissing();
  await inTransaction(database.db, async (trx) => {
    const found = await findDifference(trx, id);
    if (!found) throw new ProductError('notFound', 'difference.notFound', 'There is no such difference.');
    if (found.resolvedAt !== null) throw resolvedAlready(found.account);
    const ownerFrom = decision === 'crm' ? (resolution.day ?? actor.today) : null;
    if (ownerFrom !== null) await letLedgerFollow(trx, found, ownerFrom, actor);
    await closeDifference(trx, id, { decision, reason, ownerFrom, at: actor.now, by: actor.id });
    const { account: name, accountId, crmRepId, ledgerRepId, tradeNumber } = found;
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'difference.resolved',
      subjectType: 'difference',
      subjectId: String(id),
      payload: { name, accountId, crmRepId, ledgerRepId, tradeNumber, decision, ownerFrom, reason },
    });
  });
}

const reasonMissing = (): ProductError =>
  new ProductError(
    'invalid',
    'difference.reasonMissing',
    'Give a reason of at least three letters; others will read it.',
    { field: 'reason' },
  );

const resolvedAlready = (account: string): ProductError =>
  new ProductError(
    'conflict',
    'difference.resolved',
    `The owner of ${account} was decided meanwhile, or a later import settled it. It is listed below.`,
  );

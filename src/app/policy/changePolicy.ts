import type { Policy } from '../../rotations/policy';
import { parsePolicy } from '../../rotations/policy';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs/jobs';
import { companyPolicy, setCompanyPolicy } from '../../storage/people/company';
import type { Actor } from '../actor';

/**
 * Replaces the company's default policy and queues a fresh analysis under it. Rotations keep the policy that they were
 * opened with.
 * @returns false when nothing was different
 * @throws ProductError policy.invalid
 */
export async function changePolicy(database: Database, wanted: Policy, actor: Actor): Promise<boolean> {
  return inTransaction(database.db, (trx) => replacePolicy(trx, wanted, actor));
}

/** The same within a transaction that goes on. */
export async function replacePolicy(trx: Trx, wanted: Policy, actor: Actor): Promise<boolean> {
  const policy = parsePolicy(wanted);
  const before = await companyPolicy(trx);
  if (JSON.stringify(before) === JSON.stringify(policy)) return false;
  await setCompanyPolicy(trx, policy);
  await enqueueJob(trx, { kind: 'analysis', payload: {}, at: actor.now, by: actor.id });
  await appendAudit(trx, {
    at: actor.now,
    actorId: actor.id,
    action: 'policy.changed',
    subjectType: 'company',
    subjectId: '1',
    payload: { before, after: policy },
  });
  return true;
}

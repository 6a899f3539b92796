import { requirePossible } from '../../coaching/lifeCycle';
import { cannotJoin } from '../../coaching/opening';
import type { CoachingEvent } from '../../coaching/types';
import { ProductError } from '../../shared/errors';
import { accountNames } from '../../storage/accounts/accountNames';
import { appendAudit } from '../../storage/audit/auditLog';
import { boundByTrades } from '../../storage/coaching/joining';
import { appendEvent, listPlans, type StoredPlan } from '../../storage/coaching/plans';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import type { Actor } from '../actor';
import { firstTime } from '../forms/firstTime';
import { planNotFound } from './findPlan';
import { requireCoach } from './requireCoach';
import { tellCoaching } from './tellCoaching';

/** What a rep may do to the own plan: tick off steps, and write notes that the line above reads as well. */
function isForRep(event: CoachingEvent): boolean {
  if (event.kind === 'noteAdded') return event.audience === 'everyone';
  return event.kind === 'stepDone' || event.kind === 'stepReopened';
}

/**
 * Lets something happen to a coaching plan: written down with who and when, and audited. What notes say is not copied into
 * the audit trail.
 * @param once names the form that was sent: sent again, it changes nothing
 * @throws ProductError coaching.notFound; what requirePossible throws; coaching.accounts when an account cannot come back
 */
export async function changePlan(
  database: Database,
  planId: string,
  event: CoachingEvent,
  actor: Actor,
  once = '',
): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    if (!(await firstTime(trx, once, actor))) return;
    const [plan] = await listPlans(trx, { id: planId });
    if (!plan) throw planNotFound();
    const own = actor.repId === plan.repId;
    if (!own) await requireCoach(trx, plan.repId, actor);
    else if (!isForRep(event)) throw planNotFound();
    requirePossible(plan, event);
    if (event.kind === 'accountReturned') await requireFree(trx, event.accountId, actor.today);
    await recordEvent(trx, plan, event, actor);
  });
}

/** Writes an event and its audit entry; the caller has checked it. */
export async function recordEvent(trx: Trx, plan: StoredPlan, event: CoachingEvent, actor: Actor): Promise<void> {
  await appendEvent(trx, plan.id, event, { at: actor.now, by: actor.id });
  const { kind, ...detail } = event;
  await appendAudit(trx, {
    at: actor.now,
    actorId: actor.id,
    action: `coaching.${kind}`,
    subjectType: 'coaching',
    subjectId: plan.id,
    payload: { repId: plan.repId, ...(event.kind === 'noteAdded' ? { audience: event.audience } : detail) },
  });
  if (event.kind === 'ended') await tellCoaching(trx, 'coachingEnded', plan, actor);
}

async function requireFree(trx: Trx, accountId: number, today: string): Promise<void> {
  const bound = (await boundByTrades(trx, [accountId])).get(accountId);
  const name = (await accountNames(trx, [accountId])).get(accountId) ?? 'The account';
  const reason = bound === undefined ? null : cannotJoin({ name, ...bound }, today);
  if (reason) throw new ProductError('refused', 'coaching.accounts', reason);
}

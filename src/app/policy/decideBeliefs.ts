import { adoptedBeliefs, learntKey } from '../../outcomes/learning/adopted';
import { quarterFromIndex } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { insertBeliefDecision } from '../../storage/outcomes/beliefDecisions';
import { companyPolicy } from '../../storage/people/company';
import { type Actor, requireManager } from '../actor';
import { reportEffects } from '../outcomes/effects';
import { reportLearning } from '../outcomes/learning';
import { replacePolicy } from './changePolicy';

export interface BeliefsToDecide {
  decision: 'adopt' | 'decline';
  reason: string | null;
  /** learntKey of the figures that were seen. */
  seen: string;
}

/**
 * Adopts what the company's own swaps teach into its default policy, or declines it. Rotations keep the policy they were
 * opened with. Either way it is recorded with what was learnt, and audited.
 * @throws ProductError beliefs.nothingLearnt, beliefs.changed, actor.notAllowed
 */
export async function decideBeliefs(database: Database, wanted: BeliefsToDecide, actor: Actor): Promise<void> {
  requireManager(actor);
  const learning = await reportLearning(database);
  const effects = await reportEffects(database);
  if (learning === null || effects === null) throw nothingLearnt();
  const learnt = learning.company;
  if (learntKey(learnt) !== wanted.seen) {
    throw new ProductError(
      'conflict',
      'beliefs.changed',
      'What the swaps teach has changed since this page was shown. Look at the figures again.',
    );
  }
  await inTransaction(database.db, async (trx) => {
    const policy = await companyPolicy(trx);
    const { headroomShare, handoverLoss } = policy.beliefs;
    const before = { headroomShare, handoverLoss };
    const after = adoptedBeliefs(learnt, before);
    if (after === null) throw nothingLearnt();
    const { decision, reason } = wanted;
    const asOf = quarterFromIndex(effects.asOf);
    await insertBeliefDecision(trx, { decision, reason, asOf, before, learnt, at: actor.now, byName: null }, actor.id);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: decision === 'adopt' ? 'policy.beliefsAdopted' : 'policy.beliefsDeclined',
      subjectType: 'company',
      subjectId: '1',
      payload: { reason, asOf, before, after: decision === 'adopt' ? after : before, learnt },
    });
    if (decision === 'adopt') await replacePolicy(trx, { ...policy, beliefs: { ...policy.beliefs, ...after } }, actor);
  });
}

function nothingLearnt(): ProductError {
  return new ProductError('refused', 'beliefs.nothingLearnt', 'The swaps teach nothing that would change the policy.');
}

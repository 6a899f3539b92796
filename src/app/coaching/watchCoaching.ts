import { goalOf, standingOf } from '../../coaching/standing';
import { loadReps } from '../../storage/accounts/accounts';
import { listPlans } from '../../storage/coaching/plans';
import { type Database, inTransaction } from '../../storage/database';
import type { Actor } from '../actor';
import { recordEvent } from './changePlan';
import { tellCoaching } from './tellCoaching';

/**
 * Looks at the coaching plans that run: one whose rep has left ends, with the reason; of one whose review has come those
 * concerned are told, once for each day of review.
 */
export async function watchCoaching(database: Database, actor: Actor): Promise<void> {
  const reps = new Map((await loadReps(database.db)).map((rep) => [rep.id, rep]));
  for (const { id } of await listPlans(database.db, { open: true })) {
    await inTransaction(database.db, async (trx) => {
      const [plan] = await listPlans(trx, { id });
      if (!plan || plan.end !== null) return;
      const rep = reps.get(plan.repId);
      if (rep?.endDate && rep.endDate < actor.today) {
        const reason = `${rep.name} left on ${rep.endDate}, so the coaching ends here.`;
        await recordEvent(trx, plan, { kind: 'ended', result: 'stopped', reason }, actor);
      } else if (standingOf(plan, actor.today) === 'reviewDue') {
        await tellCoaching(trx, 'coachingReviewDue', plan, actor, `-${goalOf(plan).reviewDate}`);
      }
    });
  }
}

import type { RotationFacts, StageName } from './facts';

/** The stage that a rotation is in: the first in which something is left to do. */
export function stageNow(facts: RotationFacts): StageName {
  const { analysis, plans, planning, trades, lottery, wishes, announcement, challenges, handoffs, today } = facts;
  if (analysis !== 'done') return 'data';
  if (trades.drafts + trades.submitted > 0) return 'trades';
  if (trades.approved > 0) {
    if (lottery === null) return 'trades';
    return lottery.state === 'open' || lottery.state === 'prepared' ? 'lottery' : 'announcement';
  }
  if (announcement.untold > 0) return 'announcement';
  if (trades.conflicts > 0) return 'effect';
  if (trades.scheduled > 0) {
    const running = challenges.open > 0 || (challenges.until !== null && today <= challenges.until);
    return running ? 'challenges' : 'effect';
  }
  if (trades.inEffect + trades.heldOut > 0) return handoffs.done < handoffs.steps ? 'handoffs' : 'review';
  if (wishes?.state === 'open' && plans === 0) return 'wishes';
  return plans > 0 || planning ? 'plan' : 'candidates';
}

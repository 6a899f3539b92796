import { handoffsOf } from '../../app/handoffs/handoffsOf';
import { isOf } from '../../handoffs/checklist';
import type { User } from '../../people/user';
import type { Services } from '../services';

const WHO = { giver: 'the former rep', taker: 'the new rep', both: 'both' } as const;

/** The checklist of a handoff as its reader sees it; null before the announcement and when it is long over. */
export async function checklistView(
  { database: { db }, today }: Services,
  tradeId: string,
  accountId: number,
  user: User,
) {
  const legs = await handoffsOf(db, { tradeId }, today());
  const handoff = legs.find((one) => one.tradeId === tradeId && one.accountId === accountId);
  if (!handoff) return null;
  const gives = handoff.hasGiver && user.repId !== null && handoff.fromRepId === user.repId;
  const takes = user.repId !== null && handoff.toRepId === user.repId;
  return {
    today: today(),
    steps: handoff.steps.map((step) => ({
      ...step,
      who: WHO[step.side],
      mine: (gives && isOf(step, 'giver')) || (takes && isOf(step, 'taker')),
      letter: step.step === 'tellCustomer',
    })),
  };
}

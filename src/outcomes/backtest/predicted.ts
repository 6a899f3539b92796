import type { PlanningAccount, PlanningInput, PlanningRep } from '../../planning/types';
import { captureByOwner, worthOfMove } from '../../planning/worth/worth';

/**
 * What the model expects of a move over four quarters, minor units, from the books of its time. From a rep who has left,
 * handing over costs what leaving costs.
 * @param averageFit f̄ of that time
 */
export function predictedOfMove(
  { beliefs }: Pick<PlanningInput, 'beliefs'>,
  account: PlanningAccount,
  owner: PlanningRep,
  taker: PlanningRep,
  averageFit: number,
  left: boolean,
): number {
  const held = left ? { ...beliefs, handoverLoss: beliefs.leaverLoss } : beliefs;
  const capture = captureByOwner(account, owner, held, averageFit);
  return worthOfMove(account, capture, taker, held, averageFit).expectedCents;
}

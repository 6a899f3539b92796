import type { Trx } from '../../storage/database';
import { enqueueStudy, studyPayload } from './requestStudy';

/**
 * What follows from every new plan of a rotation: how firm it is, and with it the propensity of its candidates, which
 * the estimate of the outcomes needs. Call it in the transaction that stores the plan.
 */
export async function studyNewPlan(
  trx: Trx,
  plan: { planId: string; seed: number },
  at: string,
  by: string | null,
): Promise<void> {
  const { planId, seed } = plan;
  const question = { planId, kind: 'robustness', fields: { seed }, back: `/plans/${planId}` };
  await enqueueStudy(trx, studyPayload(question), at, by);
}

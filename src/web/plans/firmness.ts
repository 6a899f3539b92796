import { robustnessOfPlan } from '../../app/studies/kinds/robustness';
import { describeFirmness, firmnessBySwap, type SwapFirmness } from '../../planning/robustness/firmness';
import type { Robustness } from '../../planning/robustness/types';
import type { Plan } from '../../planning/types';
import type { Db } from '../../storage/database';
import { openJobs } from '../../storage/jobs/jobs';
import { keptWith } from '../../storage/kept';

/** How firm a plan's swaps are, as its pages show it. */
export interface PlanFirmness {
  /** null before it was worked out, and where there is nothing to say. */
  sentence: string | null;
  bySwap: ReadonlyMap<string, SwapFirmness>;
  /** Swaps by how far their plans stayed from the best, worst case; a fraction. */
  worstGap: number | null;
  /** It is waiting or running. */
  pending: boolean;
}

/** Reads it from the plan's newest study: megabytes for a large plan, of which what is shown is kept. */
export async function planFirmness(db: Db, planId: string, plan: Plan): Promise<PlanFirmness> {
  const known = await keptWith(db, ['plan_studies'], `firmness of plan ${planId}`, async () => {
    const robustness = await robustnessOfPlan(db, planId);
    return robustness && firmnessOf(robustness, plan);
  });
  if (known !== null) return known;
  const jobs = await openJobs(db, 'study');
  const pending = jobs.some(({ payload }) => payload.planId === planId && payload.kind === 'robustness');
  return { sentence: null, bySwap: new Map(), worstGap: null, pending };
}

function firmnessOf(robustness: Robustness, plan: Plan): PlanFirmness {
  return {
    sentence: describeFirmness(robustness, plan) || null,
    bySwap: firmnessBySwap(robustness),
    worstGap: robustness.worstGap,
    pending: false,
  };
}

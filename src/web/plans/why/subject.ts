import type { Response } from 'express';
import type { RepId } from '../../../accounts/types';
import { findRotation } from '../../../app/rotations/findRotation';
import type { Visible } from '../../../planning/explain/section';
import { type Problem, problemOf } from '../../../planning/problem/problem';
import type { Swap } from '../../../planning/problem/swap';
import { swapsOfPlan } from '../../../planning/result/swapsOfPlan';
import { loadSnapshot } from '../../../storage/plans/loadSnapshot';
import { findShownPlan, type ShownPlan } from '../../../storage/plans/planPages';
import type { Rotation } from '../../../storage/rotations/rotations';
import { pageNotFound } from '../../middleware/signedIn';
import { touches, visibleReps } from '../../rotations/actor';
import type { Services } from '../../services';
import { planWords } from '../words';

/** A plan ready to be asked about by this user: the problem it solved, in words for them. */
export interface WhySubject {
  shown: ShownPlan;
  rotation: Rotation;
  problem: Problem;
  planned: Swap[];
  within: ReadonlySet<RepId> | null;
  visible: Visible;
}

/** The plan of that id with its snapshot. */
export async function whySubject(res: Response, services: Services, planId: string): Promise<WhySubject> {
  const { db } = services.database;
  const shown = await findShownPlan(db, planId);
  const snapshot = shown && (await loadSnapshot(db, planId));
  if (!snapshot) throw pageNotFound();
  const { currency = 'USD', locale = 'en-US' } = res.locals.company ?? {};
  const within = await visibleReps(res, services);
  const seen = shown.plan.swaps.filter((swap) => touches(within, swap.legs));
  const known = new Set(seen.flatMap((swap) => swap.legs.map((leg) => leg.accountId)));
  const words = await planWords(db, snapshot.input, within, { currency, locale }, known);
  const problem = problemOf(snapshot.input, words);
  return {
    shown,
    rotation: await findRotation(db, shown.rotationId),
    problem,
    planned: swapsOfPlan(problem, shown.plan.swaps),
    within,
    visible: (rep) => within === null || within.has(problem.reps[rep].id),
  };
}

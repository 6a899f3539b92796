import { z } from 'zod';
import type { Evener } from '../../../planning/evener/evenerPlan';
import type { Db } from '../../../storage/database';
import { findStudy } from '../../../storage/plans/planStudies';
import { runEvener } from '../../plans/runEvener';
import { studyKind } from '../studyKind';

const SECONDS = 60;

/** A plan that is expected to bring nearly as much, spread more evenly over the reps. */
export const evener = studyKind({
  title: 'An evener plan',
  request: z.object({}),
  async run({ input, plan }, _request, run) {
    run.progress(0, null, 'Looking for a plan that spreads what is expected more evenly');
    return runEvener(input, plan, { timeLimitSeconds: SECONDS, cancelled: run.cancelled });
  },
});

/** The evener plan, if one was worked out. */
export async function evenerOfPlan(db: Db, planId: string): Promise<Evener | null> {
  return (await findStudy<object, Evener>(db, planId, 'evener'))?.result ?? null;
}

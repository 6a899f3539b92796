import { z } from 'zod';
import type { Frontier } from '../../../planning/frontier/types';
import type { Db } from '../../../storage/database';
import { findStudy } from '../../../storage/plans/planStudies';
import { runFrontier } from '../../plans/runFrontier';
import { studyKind } from '../studyKind';

/** For all eight plans together: a large company needs longer for each. */
const SECONDS = 240;
const LARGE = { candidates: 4_000, seconds: 480 };

/** What a plan would bring if books could change by less or more: eight plans, and three of them offered by a name. */
export const frontier = studyKind({
  title: 'Uplift against the change of a book',
  request: z.object({}),
  run: ({ input, plan }, _request, run) =>
    runFrontier(input, plan, {
      timeLimitSeconds: input.accounts.length > LARGE.candidates ? LARGE.seconds : SECONDS,
      cancelled: run.cancelled,
      onPoint: (epsilon, done, of) =>
        run.progress(done, of, `Planning with books that may change by ${(epsilon * 100).toLocaleString('en-US')}%`),
    }),
});

/** The plan's frontier, if it was worked out. */
export async function frontierOfPlan(db: Db, planId: string): Promise<Frontier | null> {
  return (await findStudy<object, Frontier>(db, planId, 'frontier'))?.result ?? null;
}

import { z } from 'zod';
import type { Frontier } from '../../../planning/frontier/types';
import type { Db } from '../../../storage/database';
import { findStudy } from '../../../storage/plans/planStudies';
import { runFrontier } from '../../plans/runFrontier';
import { studyKind } from '../studyKind';

const SECONDS = 240;

/** What a plan would bring if books could change by less or more: eight plans, and three of them offered by a name. */
export const frontier = studyKind({
  title: 'Uplift against the change of a book',
  request: z.object({}),
  run: ({ input, plan }, _request, run) =>
    runFrontier(input, plan, {
      timeLimitSeconds: SECONDS,
      cancelled: run.cancelled,
      onPoint: (epsilon, done, of) =>
        run.progress(done, of, `Planning with books that may change by ${(epsilon * 100).toLocaleString('en-US')}%`),
    }),
});

/** The plan's frontier, if it was worked out. */
export async function frontierOfPlan(db: Db, planId: string): Promise<Frontier | null> {
  return (await findStudy<object, Frontier>(db, planId, 'frontier'))?.result ?? null;
}

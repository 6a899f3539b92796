import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Robustness } from '../../../planning/robustness/types';
import type { Db, Trx } from '../../../storage/database';
import { savePropensities } from '../../../storage/plans/planPropensities';
import { findStudy, saveStudy } from '../../../storage/plans/planStudies';
import { measureRobustness } from '../../plans/measureRobustness';
import { studyKind } from '../studyKind';

/** Variations, and how long they may take together before those done so far have to do: longer for a large company. */
export const DRAWS = 200;
const SECONDS = 60;
const LARGE = { candidates: 4_000, seconds: 180 };

/** How a plan holds when its assumptions are varied, and how often each candidate is traded then. */
export const robustness = studyKind({
  title: 'How firm the plan is',
  request: z.object({
    draws: z.coerce.number().int().min(1).max(2_000).default(DRAWS),
    seed: z.coerce.number().int().min(0).max(2_147_483_647).default(1),
  }),
  run: ({ input, plan }, request, run) =>
    measureRobustness(input, plan, {
      ...request,
      timeLimitSeconds: input.accounts.length > LARGE.candidates ? LARGE.seconds : SECONDS,
      cancelled: run.cancelled,
      onDraw: (done) => run.progress(done, request.draws, 'Planning again under varied assumptions'),
    }),
  store: keepPropensities,
});

async function keepPropensities(trx: Trx, planId: string, { draws, accounts }: Robustness): Promise<void> {
  const of = Math.max(1, draws);
  const propensities = accounts.map(({ accountId, traded }) => ({ accountId, propensity: traded / of, draws }));
  await savePropensities(trx, planId, propensities);
}

/** Keeps a robustness that was measured outside the queue, as the study would have. */
export async function keepRobustness(
  trx: Trx,
  planId: string,
  result: Robustness,
  { at: createdAt, by: createdBy }: { at: string; by: string | null },
): Promise<void> {
  const request = { draws: result.draws, seed: result.seed };
  await saveStudy(trx, {
    id: uuidv7(),
    planId,
    kind: 'robustness',
    request,
    result,
    jobId: null,
    createdAt,
    createdBy,
  });
  await keepPropensities(trx, planId, result);
}

/** The newest answer for a plan, or null before there is one. */
export async function robustnessOfPlan(db: Db, planId: string): Promise<Robustness | null> {
  return (await findStudy<object, Robustness>(db, planId, 'robustness'))?.result ?? null;
}

import { z } from 'zod';
import type { Robustness } from '../../../planning/robustness/robustness';
import { savePropensities } from '../../../storage/planPropensities';
import { measureRobustness } from '../../plans/measureRobustness';
import { studyKind } from '../studyKind';

/** Variations, and how long they may take together before those done so far have to do. */
export const DRAWS = 200;
const SECONDS = 60;

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
      timeLimitSeconds: SECONDS,
      cancelled: run.cancelled,
      onDraw: (done) => run.progress(done, request.draws, 'Planning again under varied assumptions'),
    }),
  async store(trx, planId, { draws, accounts }: Robustness) {
    if (draws === 0) return;
    const propensities = accounts.map(({ accountId, traded }) => ({ accountId, propensity: traded / draws, draws }));
    await savePropensities(trx, planId, propensities);
  },
});

import { z } from 'zod';
import { costInterval } from '../../../planning/costs/costInterval';
import { limitName, looserLimit } from '../../../planning/costs/looserLimit';
import { withWorthsOf } from '../../../planning/costs/sameWorths';
import { ProductError } from '../../../shared/errors';
import { runPlanner } from '../../plans/runPlanner';
import { studyKind } from '../studyKind';

const SECONDS = 30;

/** What a limit of the policy costs: the plan again with the limit one step looser. */
export const limitCost = studyKind({
  title: 'What a limit costs',
  request: z.object({ limit: limitName }),
  async run({ input, plan }, { limit }, run) {
    const looser = looserLimit(input, limit);
    if (looser === null) {
      throw new ProductError('refused', 'study.noLooserLimit', 'This limit cannot be looser than it is.');
    }
    run.progress(0, null, 'Planning again with the limit one step looser');
    const free = await runPlanner(withWorthsOf(input, looser.input), {
      engine: 'auto',
      seed: plan.seed,
      timeLimitSeconds: SECONDS,
      cancelled: run.cancelled,
    });
    return { from: looser.from, to: looser.to, ...costInterval(free, plan, true), seconds: free.seconds };
  },
});

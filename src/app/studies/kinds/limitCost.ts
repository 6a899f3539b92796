import { z } from 'zod';
import { costInterval } from '../../../planning/costs/costInterval';
import { withWorthsOf } from '../../../planning/costs/sameWorths';
import { limitName, looserLimit } from '../../../planning/looser/oneStep';
import { coversEverything } from '../../../planning/pricing/near';
import { ProductError } from '../../../shared/errors';
import { planFor, provenFor } from '../planFor';
import { studyKind } from '../studyKind';

const SECONDS = 30;

/** What a limit of the policy costs: the plan again with the limit one step looser. */
export const limitCost = studyKind({
  title: 'What a limit costs',
  request: z.object({ limit: limitName }),
  async run(subject, { limit }, run) {
    const looser = looserLimit(subject.input, limit);
    if (looser === null) {
      throw new ProductError('refused', 'study.noLooserLimit', 'This limit cannot be looser than it is.');
    }
    const held = await provenFor(subject, run, SECONDS);
    run.progress(0, null, 'Planning again with the limit one step looser');
    const free = await planFor(subject, withWorthsOf(subject.input, looser.input), run, SECONDS);
    return { from: looser.from, to: looser.to, ...costInterval(free, held, coversEverything(looser.input)) };
  },
});

import { z } from 'zod';
import { chooseEngine } from '../../../planning/engines/choose';
import { type ForcedMove, forcedMove } from '../../../planning/explain/forced';
import { isProductError } from '../../../shared/errors';
import { planFor, provenFor } from '../planFor';
import { studyKind } from '../studyKind';

/** For each plan with the move in it, and for all of them. */
const SECONDS = 20;
const SECONDS_IN_ALL = 90;

/** What it costs to have an account go to a rep who does not get it in the plan; ids are ours. */
export const forceCost = studyKind({
  title: 'What forcing it would cost',
  request: z.object({
    accountId: z.coerce.number('Choose an account of the plan.').int('Choose an account of the plan.'),
    toRepId: z.coerce.number('Choose a rep of the plan.').int('Choose a rep of the plan.'),
  }),
  async run(subject, move, run): Promise<ForcedMove> {
    const { input } = subject;
    const free = await provenFor(subject, run, SECONDS);
    const end = performance.now() + SECONDS_IN_ALL * 1000;
    const { engine } = chooseEngine('auto', input.accounts.length);
    run.progress(0, null, 'Looking for the exchanges that would bring it about');
    try {
      return await forcedMove(input, free, move, {
        engine,
        stop: () => run.cancelled() || performance.now() > end,
        solve: (forced) =>
          planFor(subject, forced, run, SECONDS).catch((error) => {
            if (isProductError(error) && error.code === 'planning.pinNotAdmissible') return null;
            throw error;
          }),
        onPlanned: (done) => run.progress(done, null, 'Planning again with it'),
      });
    } finally {
      await engine.close();
    }
  },
});

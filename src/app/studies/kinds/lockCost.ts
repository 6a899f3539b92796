import { changedLock, lockSchema } from '../../../planning/costs/changedLock';
import { costInterval } from '../../../planning/costs/costInterval';
import { ProductError } from '../../../shared/errors';
import { runPlanner } from '../../plans/runPlanner';
import { studyKind } from '../studyKind';

const SECONDS = 30;

/** What a pin or an exclusion costs, or what keeping an account would: the plan again without it, or with it. */
export const lockCost = studyKind({
  title: 'What it costs',
  request: lockSchema,
  async run({ input, plan }, lock, run) {
    const changed = changedLock(input, lock);
    if (changed === null) {
      throw new ProductError('notFound', 'study.noSuchLock', 'This plan was made without this pin or exclusion.');
    }
    run.progress(0, null, changed.adds ? 'Planning again with it' : 'Planning again without it');
    const again = await runPlanner(changed.input, {
      engine: 'auto',
      seed: plan.seed,
      timeLimitSeconds: SECONDS,
      cancelled: run.cancelled,
    });
    const [free, held] = changed.adds ? [plan, again] : [again, plan];
    return { ...costInterval(free, held, changed.nested), seconds: again.seconds };
  },
});

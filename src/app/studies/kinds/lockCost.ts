import { changedLock, lockSchema } from '../../../planning/costs/changedLock';
import { costInterval } from '../../../planning/costs/costInterval';
import { coversEverything } from '../../../planning/pricing/near';
import { ProductError } from '../../../shared/errors';
import { planFor, provenFor } from '../planFor';
import { studyKind } from '../studyKind';

const SECONDS = 30;

/** What a pin or an exclusion costs, or what keeping an account would: the plan again without it, or with it. */
export const lockCost = studyKind({
  title: 'What it costs',
  request: lockSchema,
  async run(subject, lock, run) {
    const changed = changedLock(subject.input, lock);
    if (changed === null) {
      throw new ProductError('notFound', 'study.noSuchLock', 'This plan was made without this pin or exclusion.');
    }
    const proven = await provenFor(subject, run, SECONDS);
    run.progress(0, null, changed.adds ? 'Planning again with it' : 'Planning again without it');
    const again = await planFor(subject, changed.input, run, SECONDS);
    const [free, held] = changed.adds ? [proven, again] : [again, proven];
    const covered = coversEverything(changed.adds ? subject.input : changed.input);
    return costInterval(free, held, changed.nested && covered);
  },
});

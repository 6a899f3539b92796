import { ProductError } from '../../shared/errors';
import { evener } from './kinds/evener';
import { forceCost } from './kinds/forceCost';
import { frontier } from './kinds/frontier';
import { limitCost } from './kinds/limitCost';
import { lockCost } from './kinds/lockCost';
import { robustness } from './kinds/robustness';
import type { StudyKind } from './studyKind';

/** Every kind of study, by the name under which it is asked for and stored. */
export const studyKinds: Record<string, StudyKind> = {
  'force-cost': forceCost,
  'limit-cost': limitCost,
  'lock-cost': lockCost,
  robustness,
  frontier,
  evener,
};

/**
 * The kind of that name.
 * @throws ProductError study.unknownKind
 */
export function findStudyKind(name: string): StudyKind {
  if (Object.hasOwn(studyKinds, name)) return studyKinds[name];
  throw new ProductError('invalid', 'study.unknownKind', `There is no study of the kind "${name}".`);
}

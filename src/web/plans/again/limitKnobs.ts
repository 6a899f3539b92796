import { CHANGEABLE } from '../../../rotations/planChanges';
import type { Knob, KnobGroup } from '../../policy/knob';
import { MAIN_GROUPS } from '../../policy/mainKnobs';
import { MORE_GROUPS } from '../../policy/moreKnobs';

const PATHS = new Set(CHANGEABLE.map((name) => `plan.${name}`));
const ofPlan = (groups: KnobGroup[]): Knob[] =>
  groups.flatMap(({ knobs }) => knobs.filter(({ path }) => PATHS.has(path)));

/** The knobs of the policy that one plan may set differently, as two groups: those of a round, and those rarely changed. */
export const LIMIT_GROUPS: KnobGroup[] = [
  { title: 'Limits', about: 'They begin as they were for that plan.', knobs: ofPlan(MAIN_GROUPS) },
  { title: 'Further limits', about: 'Rarely changed.', knobs: ofPlan(MORE_GROUPS) },
];

export const LIMIT_KNOBS: Knob[] = LIMIT_GROUPS.flatMap((group) => group.knobs);

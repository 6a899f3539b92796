import { countBy } from '../../shared/groupBy';
import { couldBeCompared } from './overlap';
import type { MeasuredMember } from './types';

/** A member before its covariates are known. */
export type Known = Omit<MeasuredMember, 'covariates'>;

/** So many controls for each coefficient, or there is none. */
const CONTROLS_PER_COEFFICIENT = 8;
/** Growth and the shape of a year beyond this say no more about what follows than this does. */
const MOST = 1;
/** Headroom beyond so many times the revenue says no more. */
const MOST_ROOM = 10;

/**
 * What was known of accounts before the rotation and goes with what they do afterwards: growth of the year before, the
 * course within it, size, the best year, the headroom that the planner chose by, segment. One row an
 * account, the first entry 1; fewer entries where controls are few that the planner could have moved: only they carry the
 * regression.
 * @param carries which controls do, where it is not those
 */
export function covariatesOf(
  members: readonly Known[],
  carries: (m: Known) => boolean = ({ member }) => couldBeCompared(member),
): Float64Array[] {
  const controls = members.filter((m) => !m.moved && carries(m));
  const room = Math.floor(controls.length / CONTROLS_PER_COEFFICIENT);
  const counts = countBy(controls, (m) => m.member.segment);
  const segments = [...counts].filter(([, count]) => count >= CONTROLS_PER_COEFFICIENT).map(([segment]) => segment);
  const roomKnown = members.every(({ member }) => member.room !== undefined);
  const columns: ((m: Known) => number)[] = [
    () => 1,
    (m) => clamp(m.growthBefore ?? 0),
    (m) => clamp(m.lastHalf),
    (m) => Math.log(m.baselineCents),
    (m) => m.belowBest,
    ...(roomKnown ? [roomOf] : []),
    // The first segment is what the others are compared with.
    ...segments
      .sort()
      .slice(1)
      .map((segment) => (m: Known) => (m.member.segment === segment ? 1 : 0)),
  ];
  const used = columns.slice(0, Math.max(1, room));
  return members.map((m) => Float64Array.from(used, (column) => column(m)));
}

/** Room in log points: ten times the revenue is little more than five times. */
function roomOf({ member }: Known): number {
  return Math.log1p(Math.min(MOST_ROOM, Math.max(0, member.room!)));
}

function clamp(x: number): number {
  return Math.min(MOST, Math.max(-MOST, x));
}

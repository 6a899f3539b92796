import type { PlanningInput } from '../types';
import { someSwap } from './someSwap';

/** How far a share won is tried, in percent: more than half of the headroom in a year is believed by nobody. */
const MOST_WON = 50;

/** Whole percents above `from` up to `to`, or below it down to `to`, as shares. */
function percentsFrom(from: number, to: number): number[] {
  const next = from < to ? Math.floor(from * 100 + 1e-9) + 1 : Math.ceil(from * 100 - 1e-9) - 1;
  const count = Math.max(0, Math.abs(to * 100 - next) + 1);
  return from === to ? [] : Array.from({ length: count }, (_, i) => (next + (from < to ? i : -i)) / 100);
}

/**
 * With which belief a first admissible swap would pay, in whole percents nearest to what is believed: a larger share of
 * headroom won (κ), or a smaller loss of a handover (δ); null where none would do.
 */
export function beliefsThatPay(
  input: PlanningInput,
  stop: () => boolean,
): { headroomShare: number | null; handoverLoss: number | null } {
  const { headroomShare, handoverLoss } = input.beliefs;
  const first = (values: number[], name: 'headroomShare' | 'handoverLoss'): number | null =>
    values.find((value) => !stop() && someSwap({ ...input, beliefs: { ...input.beliefs, [name]: value } })) ?? null;
  const larger = headroomShare < MOST_WON / 100 ? percentsFrom(headroomShare, MOST_WON / 100) : [];
  return {
    headroomShare: first(larger, 'headroomShare'),
    handoverLoss: first(percentsFrom(handoverLoss, 0), 'handoverLoss'),
  };
}

import type { PlanningInput } from '../types';
import type { Questions } from './loosen';

/** How far a share won is tried, in percent: more than half of the headroom in a year is believed by nobody. */
const MOST_WON = 50;

/** Whole percents above `from` up to `to`, or below it down to `to`, as shares. */
function percentsFrom(from: number, to: number): number[] {
  const next = from < to ? Math.floor(from * 100 + 1e-9) + 1 : Math.ceil(from * 100 - 1e-9) - 1;
  const count = Math.max(0, Math.abs(to * 100 - next) + 1);
  return from === to ? [] : Array.from({ length: count }, (_, i) => (next + (from < to ? i : -i)) / 100);
}

function* firstOf(
  input: PlanningInput,
  name: 'headroomShare' | 'handoverLoss',
  values: number[],
): Questions<number | null> {
  for (const value of values) if (yield { ...input, beliefs: { ...input.beliefs, [name]: value } }) return value;
  return null;
}

/** The share of headroom won (κ) in whole percents, nearest to what is believed, with which a swap would pay; or null. */
export function shareThatPays(input: PlanningInput): Questions<number | null> {
  const { headroomShare } = input.beliefs;
  const most = MOST_WON / 100;
  return firstOf(input, 'headroomShare', headroomShare < most ? percentsFrom(headroomShare, most) : []);
}

/** The loss of a handover (δ) in whole percents, nearest to what is believed, with which a swap would pay; or null. */
export function lossThatPays(input: PlanningInput): Questions<number | null> {
  return firstOf(input, 'handoverLoss', percentsFrom(input.beliefs.handoverLoss, 0));
}

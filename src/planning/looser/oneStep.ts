import { z } from 'zod';
import type { PlanningInput } from '../types';
import type { Limit } from './limit';
import { limitsOf } from './limits';

/** The limits whose cost can be worked out, by their name in the policy. */
export const limitName = z.enum([
  'maxSwaps',
  'maxSwapsPerRep',
  'valueTolerance',
  'headroomTolerance',
  'bookValueTolerance',
  'bookHeadroomTolerance',
  'inItselfShare',
  'maxBookShareMovedPerYear',
  'compatibility',
  'crossTeam',
  'maxAccountsPerRep',
]);
export type LimitName = z.infer<typeof limitName>;

/** A limit as it is and one step looser, with the input under the looser one. */
export interface LooserLimit {
  from: number | string;
  to: number | string;
  input: PlanningInput;
}

/** One step of a share, in millionths: what a manager would move it by at a time. */
const SHARES: Partial<Record<LimitName, number>> = {
  valueTolerance: 50_000,
  headroomTolerance: 100_000,
  bookValueTolerance: 5_000,
  bookHeadroomTolerance: 10_000,
  inItselfShare: 100_000,
  maxBookShareMovedPerYear: 50_000,
};

function stepOf({ name, steps }: Limit): number {
  // Reps of their own region only, to reps who serve it: that can take reps out too.
  if (name === 'compatibility') return steps;
  return Math.min(steps, SHARES[name as LimitName] ?? 1);
}

/**
 * The input with one limit a step looser: one more swap, swap a rep or account a rep; a share by its step, at most to
 * all; teams by one line; regions no more asked for, which is the only step that takes no rep out. Null where the limit
 * cannot be looser, or is looser already than anybody could need. Every plan under the limit is also one under the
 * looser limit.
 */
export function looserLimit(input: PlanningInput, name: LimitName): LooserLimit | null {
  const limit = limitsOf(input).find((one) => one.name === name);
  if (limit === undefined) return null;
  const step = stepOf(limit);
  const at = (n: number): number | string => limit.valueAt(n) as number | string;
  return { from: at(0), to: at(step), input: limit.under(input, step) };
}

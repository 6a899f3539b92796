import { z } from 'zod';
import { maxSwapsOf } from '../problem/maxSwaps';
import type { PlanningInput } from '../types';

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

/** One step of a share, in fractions: what a manager would move it by at a time. */
const STEPS: Partial<Record<LimitName, number>> = {
  valueTolerance: 0.05,
  headroomTolerance: 0.1,
  bookValueTolerance: 0.005,
  bookHeadroomTolerance: 0.01,
  inItselfShare: 0.1,
  maxBookShareMovedPerYear: 0.05,
};
const NEXT_TEAM = { off: 'sameSecondLine', sameSecondLine: 'any', any: null } as const;

/**
 * The input with one limit a step looser: one more swap, swap a rep or account a rep; a share by its step, at most to
 * all; teams by one line; regions no more asked for, which is the only step that takes no rep out. Null where the limit
 * cannot be looser. Every plan under the limit is also one under the looser limit.
 */
export function looserLimit(input: PlanningInput, name: LimitName): LooserLimit | null {
  const { plan } = input;
  const withPlan = (from: number | string, to: number | string, looser = to): LooserLimit => ({
    from,
    to,
    input: { ...input, plan: { ...plan, [name]: looser } },
  });
  switch (name) {
    case 'maxSwaps': {
      const most = maxSwapsOf(plan, input.reps);
      return withPlan(most, most + 1);
    }
    case 'maxSwapsPerRep':
      return withPlan(plan.maxSwapsPerRep, plan.maxSwapsPerRep + 1);
    case 'compatibility':
      return plan.compatibility === 'any' ? null : withPlan(plan.compatibility, 'any');
    case 'crossTeam': {
      const next = NEXT_TEAM[plan.crossTeam];
      return next === null || input.reps.every((rep) => rep.managerId === null) ? null : withPlan(plan.crossTeam, next);
    }
    case 'maxAccountsPerRep': {
      const most = input.maxAccountsPerRep;
      return most === null ? null : { from: most, to: most + 1, input: { ...input, maxAccountsPerRep: most + 1 } };
    }
    default: {
      const share = plan[name];
      const looser = Math.min(1, Math.round((share + (STEPS[name] ?? 0)) * 1e6) / 1e6);
      return looser <= share ? null : withPlan(share, looser);
    }
  }
}

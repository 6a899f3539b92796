import { maxSwapsOf } from '../problem/maxSwaps';
import type { PlanningInput } from '../types';
import type { Limit } from './limit';
import { withoutExclusions } from './withoutExclusions';

type Share =
  | 'valueTolerance'
  | 'headroomTolerance'
  | 'bookValueTolerance'
  | 'bookHeadroomTolerance'
  | 'inItselfShare'
  | 'maxBookShareMovedPerYear';

/** A share in steps of a millionth, which is how finely the rules compare. */
function share(input: PlanningInput, name: Share): Limit {
  const now = Math.round(input.plan[name] * 1e6);
  const valueAt = (step: number): number => (now + step) / 1e6;
  return {
    name,
    steps: 1e6 - now,
    nested: true,
    valueAt,
    under: (given, step) => ({ ...given, plan: { ...given.plan, [name]: valueAt(step) } }),
  };
}

/** A number of swaps; `most` is more than anybody could need. */
function swaps(name: 'maxSwaps' | 'maxSwapsPerRep', now: number, most: number): Limit {
  return {
    name,
    steps: Math.max(0, most - now),
    nested: true,
    valueAt: (step) => now + step,
    under: (given, step) => ({ ...given, plan: { ...given.plan, [name]: now + step } }),
  };
}

function accounts(input: PlanningInput): Limit {
  const now = input.maxAccountsPerRep;
  const largest = input.reps.reduce((most, rep) => Math.max(most, rep.accounts), 0);
  return {
    name: 'maxAccountsPerRep',
    steps: now === null ? 0 : Math.max(0, largest + input.accounts.length - now),
    nested: true,
    valueAt: (step) => (now ?? 0) + step,
    under: (given, step) => ({ ...given, maxAccountsPerRep: now === null ? null : now + step }),
  };
}

const REGIONS = ['sameRegion', 'servesRegion', 'any'] as const;
const TEAMS = ['off', 'sameSecondLine', 'any'] as const;

function choice(input: PlanningInput, name: 'compatibility' | 'crossTeam'): Limit {
  const values: readonly string[] = name === 'compatibility' ? REGIONS : TEAMS;
  const now = values.indexOf(input.plan[name]);
  const oneTeam = name === 'crossTeam' && input.reps.every((rep) => rep.managerId === null);
  return {
    name,
    steps: oneTeam ? 0 : values.length - 1 - now,
    nested: name === 'crossTeam',
    valueAt: (step) => values[now + step],
    under: (given, step) => ({ ...given, plan: { ...given.plan, [name]: values[now + step] } }),
  };
}

/** Every limit that can be looser than it is. The first are given up last when only several together are enough. */
export function limitsOf(input: PlanningInput): Limit[] {
  const { plan, reps } = input;
  return [
    share(input, 'bookValueTolerance'),
    share(input, 'valueTolerance'),
    share(input, 'bookHeadroomTolerance'),
    share(input, 'headroomTolerance'),
    share(input, 'inItselfShare'),
    withoutExclusions(input),
    choice(input, 'compatibility'),
    choice(input, 'crossTeam'),
    accounts(input),
    share(input, 'maxBookShareMovedPerYear'),
    swaps('maxSwapsPerRep', plan.maxSwapsPerRep, input.accounts.length),
    swaps('maxSwaps', maxSwapsOf(plan, reps), input.accounts.length),
  ].filter((limit) => limit.steps > 0);
}

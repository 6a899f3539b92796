import { ProductError } from '../../shared/errors';
import type { Problem } from '../problem/problem';
import type { Loosening } from '../types';
import { type Pin, pinConflict } from './pinConflict';
import { sayLoosening } from './sayLoosening';

function sayRoom(alone: Loosening[], together: Loosening[], these: string): string {
  if (alone.length > 0) return `${these} would fit if ${alone.map(sayLoosening).join(', or if ')}.`;
  if (together.length > 0) return `${these} would fit if ${together.map(sayLoosening).join(', and if ')}.`;
  return 'No limit of the policy is what keeps it out, so none can let it in.';
}

/**
 * Refuses pinned swaps that the rules forbid, alone or together: which few of them conflict, over what, and the smallest
 * change of the policy with which they would fit. Returns when all of them can be in one plan.
 * @throws ProductError planning.pinNotAdmissible; details: pins, rule, alone and together (Loosening[])
 */
export function refusePins(problem: Problem, pins: (Pin & { id: string })[]): void {
  const conflict = pinConflict(problem, pins);
  if (conflict === null) return;
  const { breach, alone, together } = conflict;
  const names = conflict.pins.map((position) => pins[position].id);
  const [first, these, remedy] =
    names.length === 1
      ? [`The swap ${names[0]} cannot be kept.`, 'It', 'Let go of it, or change the policy.']
      : [
          `The swaps ${names.join(', ')} cannot all be kept; any fewer of them could.`,
          'They',
          'Let go of one of them, or change the policy.',
        ];
  throw new ProductError(
    'refused',
    'planning.pinNotAdmissible',
    `${first} ${breach.sentence} ${sayRoom(alone, together, these)} ${remedy}`,
    { pins: names, rule: breach.rule, alone, together },
  );
}

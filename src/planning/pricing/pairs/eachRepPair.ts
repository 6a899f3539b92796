import type { Breathe } from '../../breath';
import { Pace } from '../../pieces';
import type { Problem } from '../../problem/problem';
import type { Market } from '../offers';

function none({ maxSwaps, maxSwapsPerRep }: Problem): boolean {
  return maxSwaps < 1 || maxSwapsPerRep < 1;
}

/** Shows every pair of reps who may trade with each other, the smaller index first. */
export function eachRepPair(problem: Problem, { owners }: Market, show: (first: number, second: number) => void): void {
  if (none(problem)) return;
  owners.forEach((first, i) => {
    for (const second of owners.slice(i + 1)) if (problem.sameTeam(first, second)) show(first, second);
  });
}

/**
 * The same, with a breath now and then.
 * @param look returns what it took, in steps of the innermost loops
 * @throws Stopped
 */
export async function eachRepPairInTurn(
  problem: Problem,
  { owners }: Market,
  breathe: Breathe,
  look: (first: number, second: number) => number,
): Promise<void> {
  if (none(problem)) return;
  const pace = new Pace();
  for (let i = 0; i < owners.length; i++) {
    for (let k = i + 1; k < owners.length; k++) {
      if (problem.sameTeam(owners[i], owners[k]) && pace.due(look(owners[i], owners[k]))) await breathe();
    }
  }
}

import type { Breathe } from '../../breath';
import type { Problem } from '../../problem/problem';
import type { Market } from '../offers';

/** Pairs of reps between two breaths: some tens of milliseconds where each is looked at. */
const PAIRS_A_BREATH = 2_500;

type Show = (first: number, second: number) => void;

function eachPartner(problem: Problem, owners: number[], i: number, show: Show): void {
  for (let k = i + 1; k < owners.length; k++) {
    if (problem.sameTeam(owners[i], owners[k])) show(owners[i], owners[k]);
  }
}

/** Shows every pair of reps who may trade with each other, the smaller index first. */
export function eachRepPair(problem: Problem, { owners }: Market, show: Show): void {
  if (problem.maxSwaps < 1 || problem.maxSwapsPerRep < 1) return;
  owners.forEach((_, i) => {
    eachPartner(problem, owners, i, show);
  });
}

/** The same, with a breath now and then. @throws Stopped */
export async function eachRepPairInTurn(
  problem: Problem,
  { owners }: Market,
  breathe: Breathe,
  show: Show,
): Promise<void> {
  if (problem.maxSwaps < 1 || problem.maxSwapsPerRep < 1) return;
  let pairs = 0;
  for (let i = 0; i < owners.length; i++) {
    eachPartner(problem, owners, i, show);
    pairs += owners.length - i - 1;
    if (pairs < PAIRS_A_BREATH) continue;
    pairs = 0;
    await breathe();
  }
}

import type { RevenueLookup } from '../accountChange';
import type { CandidateFacts, MoveFacts } from './buildStacks';
import { comparable } from './comparisonWeights';
import type { LeftOut } from './report';
import type { MeasuredStack } from './types';

interface Facts {
  moves: readonly MoveFacts[];
  candidates: readonly CandidateFacts[];
  revenue: RevenueLookup;
  asOf: number;
  /** Candidates that coaching plans kept out of the comparison, and that were coached later; left out: nobody. */
  coached?: { leftOut: number; later: number };
  /** Candidates that stayed and were joined with another account since; left out: none. */
  merged?: number;
}

/** Counts the moved accounts that are in no estimate, that counted for a while only, and that are lost. */
export function leftOutOf(
  stacks: readonly MeasuredStack[],
  { moves, candidates, revenue, asOf, coached, merged }: Facts,
): LeftOut {
  const called = new Set(candidates.map((candidate) => `${candidate.rotationId}/${candidate.accountId}`));
  const ended = moves.filter((move) => move.heldUntil !== null);
  const again = ended.filter((move) =>
    moves.some((other) => other.accountId === move.accountId && other.effectiveDate === move.heldUntil),
  );
  const lost = new Set(
    moves.filter(({ accountId }) => revenue.sum(accountId, asOf, 4) === 0).map(({ accountId }) => accountId),
  );
  return {
    withoutBaseline: stacks.reduce((sum, stack) => sum + stack.withoutBaseline.moved, 0),
    notCandidates:
      moves.filter((move) => !called.has(`${move.rotationId}/${move.accountId}`)).length +
      stacks.reduce((sum, stack) => sum + movedByHand(stack), 0),
    withoutLikeness: stacks.reduce(
      (sum, { stack, members }) => sum + comparable(members, stack.effectiveQuarter).overlap.movedLeftOut,
      0,
    ),
    underCoaching: coached?.leftOut ?? 0,
    coachedLater: coached?.later ?? 0,
    merged: merged ?? 0,
    undone: ended.length - again.length,
    movedAgain: again.length,
    lost: lost.size,
  };
}

/** Moved accounts that a manager called up by hand, in a stack in which nobody can stand for them. */
function movedByHand({ stack, members }: MeasuredStack): number {
  const { by } = comparable(members, stack.effectiveQuarter);
  return by === 'propensity' ? 0 : members.filter((m) => m.moved && m.member.byHand).length;
}

import { worthsOfMove } from '../problem/moves';
import type { Problem } from '../problem/problem';
import type { Swap } from '../problem/swap';
import { swapKindOf } from '../problem/swapKind';
import type { PlanLeg, PlannedSwap } from '../types';
import { swapIdOf } from './swapId';

function planLegs(problem: Problem, index: number, to: number): PlanLeg[] {
  const unit = problem.units[index];
  return worthsOfMove(problem, index, to).map((worth, i) => {
    const account = unit.accounts[i];
    return {
      accountId: account.id,
      groupId: unit.groupId,
      fromRepId: problem.reps[unit.owner].id,
      toRepId: problem.reps[to].id,
      t4qCents: account.t4qCents,
      headroomCents: account.headroomCents,
      fit: worth.fit,
      gainCents: worth.gainCents,
      lossCents: worth.lossCents,
      expectedCents: worth.expectedCents,
    };
  });
}

/** Legs by account id, but in the order in which the customers go round: after a leg to a rep come that rep's own. */
function inOrder(legs: PlanLeg[]): PlanLeg[] {
  const left = [...legs].sort((a, b) => a.accountId - b.accountId);
  const ordered: PlanLeg[] = [];
  while (left.length > 0) {
    const giver = left.find((leg) => leg.fromRepId === ordered.at(-1)?.toRepId)?.fromRepId ?? left[0].fromRepId;
    for (const leg of left.filter(({ fromRepId }) => fromRepId === giver)) {
      ordered.push(leg);
      left.splice(left.indexOf(leg), 1);
    }
  }
  return ordered;
}

/** A swap as the plan shows it: one leg an account. What is no exchange is called a pair, and no judge lets it pass. */
export function plannedSwapOf(problem: Problem, swap: Swap): PlannedSwap {
  return {
    id: swapIdOf(problem, swap.legs),
    kind: swapKindOf(problem, swap.legs) ?? 'pair',
    legs: inOrder(swap.legs.flatMap(({ unit, to }) => planLegs(problem, unit, to))),
    expectedCents: swap.worth,
  };
}

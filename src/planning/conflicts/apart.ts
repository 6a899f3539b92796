import type { Problem } from '../problem/problem';
import { breachOfMove } from '../rules';

/** What keeps a customer with its owner, seen from another rep: a rule's name, or how large it is; null when nothing. */
function obstacle(problem: Problem, unit: number, to: number): string | null {
  const { owner, t4q } = problem.units[unit];
  const breach = breachOfMove(problem, { unit, to });
  if (breach) return breach.rule;
  return t4q > problem.limits[owner].givenRoom ? 'yearlyMove' : null;
}

/** The obstacle of most of a rep's customers on their way to another; null when one of them could go. */
function obstacleOfAll(problem: Problem, units: number[], to: number): string | null {
  const counts = new Map<string, number>();
  for (const unit of units) {
    const because = obstacle(problem, unit, to);
    if (because === null) return null;
    counts.set(because, (counts.get(because) ?? 0) + 1);
  }
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
}

export interface Apart {
  /** Pairs of active reps who both own customers up for review. */
  repPairs: number;
  /** Why those that cannot trade cannot, most frequent first. */
  apart: { because: string; pairs: number }[];
}

/** For every pair of reps with customers up for review: whether both can offer the other something, else what forbids it. */
export function whyApart(problem: Problem): Apart {
  const owned: number[][] = problem.reps.map(() => []);
  for (const unit of problem.units) if (unit.t4q >= 0) owned[unit.owner].push(unit.index);
  const owners = problem.reps.flatMap((rep, index) => (rep.active && owned[index].length > 0 ? [index] : []));
  const counts = new Map<string, number>();
  owners.forEach((a, i) => {
    for (const b of owners.slice(i + 1)) {
      const because = problem.sameTeam(a, b)
        ? (obstacleOfAll(problem, owned[a], b) ?? obstacleOfAll(problem, owned[b], a))
        : 'team';
      if (because !== null) counts.set(because, (counts.get(because) ?? 0) + 1);
    }
  });
  return {
    repPairs: (owners.length * (owners.length - 1)) / 2,
    apart: [...counts].map(([because, pairs]) => ({ because, pairs })).sort((a, b) => b.pairs - a.pairs),
  };
}

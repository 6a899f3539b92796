import { sha256 } from '../../shared/hash';
import type { Leg } from '../problem/leg';
import type { Problem } from '../problem/problem';

/** The id of a swap: a digest of its sorted legs by external ids, so the same exchange has the same id in every plan. */
export function swapIdOf(problem: Problem, legs: Leg[]): string {
  const texts = legs.flatMap(({ unit: index, to }) => {
    const unit = problem.units[index];
    const [from, taker] = [problem.reps[unit.owner].externalId, problem.reps[to].externalId];
    return unit.accounts.map((account) => `${account.externalId}>${from}>${taker}`);
  });
  return sha256(texts.sort().join('\n')).slice(0, 16);
}

import type { RepId } from '../../accounts/types';
import type { PlanPolicy } from '../policy';
import type { PlanningRep } from '../types';

/**
 * Answers whether two reps (by index) may trade with each other under the policy's `crossTeam`. Without any manager in
 * the data all reps are one team; otherwise a rep without a manager is in nobody's team.
 */
export function teamQuestion(
  reps: PlanningRep[],
  crossTeam: PlanPolicy['crossTeam'],
): (a: number, b: number) => boolean {
  if (crossTeam === 'any' || reps.every((rep) => rep.managerId === null)) return () => true;
  const managers = new Map<RepId, RepId | null>(reps.map((rep) => [rep.id, rep.managerId]));
  const first = reps.map((rep) => rep.managerId);
  const second = first.map((manager) => (manager === null ? null : (managers.get(manager) ?? null)));
  return (a, b) =>
    (first[a] !== null && first[a] === first[b]) ||
    (crossTeam === 'sameSecondLine' && second[a] !== null && second[a] === second[b]);
}

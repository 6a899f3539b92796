import type { RepId } from '../../accounts/types';
import { managersAbove, type TreeRep } from '../../people/tree';
import type { Approver } from '../consents';

/**
 * Who answers a challenge of a rep: the nearest manager above who can sign in (0), the next one above that (1), and
 * where there is none, the administrators.
 * @param users active users
 * @param asked which of the two are asked
 */
export function answerersOf(
  repId: RepId,
  reps: readonly TreeRep[],
  users: readonly Approver[],
  asked: readonly (0 | 1)[],
): Approver[] {
  const chain = managersAbove(reps, repId).flatMap((id) => users.filter((u) => u.repId === id && u.role === 'manager'));
  const found = asked.flatMap((level): Approver[] => {
    const manager = chain[level];
    return manager ? [manager] : users.filter(({ role }) => role === 'admin');
  });
  return [...new Map(found.map((user) => [user.userId, user])).values()];
}

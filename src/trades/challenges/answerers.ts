import type { RepId } from '../../accounts/types';
import { canStandIn } from '../../people/standIns';
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

/**
 * Those who are asked, and besides an absent manager who stands in for them, unless it is the rep who challenges.
 * @param standIns users.id of who stands in by that of the absent manager
 */
export function withStandIns(
  asked: readonly Approver[],
  users: readonly Approver[],
  standIns: ReadonlyMap<string, string>,
  repId: RepId,
): Approver[] {
  const more = asked.flatMap(({ userId, name }): Approver[] => {
    const standIn = users.find((user) => user.userId === standIns.get(userId) && canStandIn(user));
    if (!standIn || standIn.repId === repId || asked.some((one) => one.userId === standIn.userId)) return [];
    return [{ ...standIn, standsInFor: { userId, name } }];
  });
  return [...asked, ...more];
}

import type { PlanHeader } from '../../coaching/types';
import { loadReps } from '../../storage/accounts/accounts';
import type { Trx } from '../../storage/database';
import { usersOfReps } from '../../storage/people/users';
import type { Actor } from '../actor';
import { notify } from '../notifications/notify';

/**
 * Tells the rep of a coaching plan, the direct manager and who opened it that it begins, is to be reviewed or has ended.
 * @param again what tells one occasion from another of the same kind, such as the day of the review
 */
export async function tellCoaching(
  trx: Trx,
  kind: 'coachingOpened' | 'coachingReviewDue' | 'coachingEnded',
  { id: planId, repId, opened }: Pick<PlanHeader, 'id' | 'repId' | 'opened'>,
  actor: Actor,
  again = '',
): Promise<void> {
  const manager = (await loadReps(trx)).find(({ id }) => id === repId)?.managerId ?? null;
  const users = await usersOfReps(trx, [repId, ...(manager === null ? [] : [manager])]);
  const to = [...users, ...(opened.by === null ? [] : [opened.by])];
  const key = `coaching-${planId}${again}`;
  await notify(trx, { kind, about: { planId }, to: [...new Set(to)], by: actor.id, key, at: actor.now });
}

import type { Response } from 'express';
import type { RepId } from '../../accounts/types';
import { viewingOf } from '../../app/accounts/viewing';
import type { Actor } from '../../app/actor';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';

/** Who acts through this request, and when. */
export function actorOf(res: Response, services: Services): Actor {
  const { id, role, repId, standsInFor } = currentUser(res);
  return { id, role, repId, standsInFor, today: services.today(), now: services.now() };
}

/** Ids of the reps whose books the user may see; null = everybody's. */
export async function visibleReps(res: Response, services: Services): Promise<ReadonlySet<RepId> | null> {
  const { scope } = await viewingOf(services.database.db, currentUser(res));
  return scope.all ? null : scope.repIds;
}

/** True when one of the legs gives from or to a rep whom the user may see. */
export function touches(
  within: ReadonlySet<RepId> | null,
  legs: readonly { fromRepId: RepId | null; toRepId: RepId }[],
): boolean {
  if (within === null) return true;
  return legs.some((leg) => within.has(leg.toRepId) || (leg.fromRepId !== null && within.has(leg.fromRepId)));
}

import { viewingOf } from '../../../app/accounts/viewing';
import { findTrade } from '../../../app/trades/findTrade';
import type { User } from '../../../people/user';
import type { Db } from '../../../storage/database';
import type { Trade } from '../../../storage/trades/trades';
import { pageNotFound } from '../../middleware/signedIn';
import { touches } from '../../rotations/actor';

/** Ids of the reps whose books the user may see; null = everybody's. */
export async function repsInSight(db: Db, user: User): Promise<ReadonlySet<number> | null> {
  const { scope } = await viewingOf(db, user);
  return scope.all ? null : scope.repIds;
}

/** A trade that concerns somebody in sight of the user; for all others it does not exist. */
export async function seenTrade(db: Db, user: User, id: string): Promise<Trade> {
  const trade = await findTrade(db, id);
  if (!touches(await repsInSight(db, user), trade.legs)) throw pageNotFound();
  return trade;
}

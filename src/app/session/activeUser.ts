import { canStandIn } from '../../people/standIns';
import type { User } from '../../people/user';
import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { absentFor } from '../../storage/people/standIns';
import { findUser } from '../../storage/people/users';

/** A user as they may act on a day, with whom they stand in for then; null when there is none or they are disabled. */
export async function activeUser(db: Db, userId: string, today: Day): Promise<User | null> {
  const found = await findUser(db, userId);
  if (!found || found.disabledAt !== null) return null;
  const { id, name, email, role, repId } = found;
  const user: User = { id, name, email, role, repId };
  return canStandIn(user) ? { ...user, standsInFor: await absentFor(db, id, today) } : user;
}

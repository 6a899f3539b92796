import type { Request, RequestHandler, Response } from 'express';
import { canStandIn } from '../../people/standIns';
import type { User } from '../../people/user';
import { everOwned } from '../../storage/accounts/ledger';
import { countUnread } from '../../storage/notifications/notifications';
import { findCompany } from '../../storage/people/company';
import { absentFor } from '../../storage/people/standIns';
import { findUser } from '../../storage/people/users';
import type { Services } from '../services';
import { shellOf } from '../view/shell';

/** Loads who is looking, and what every page shows: company, navigation, theme, flash messages. */
export function viewer(services: Services): RequestHandler {
  return async (req, res, next) => {
    const user = await userOf(services, req);
    const company = await findCompany(services.database.db);
    const ownsAccounts = user?.repId != null && (await everOwned(services.database.db, user.repId));
    const unread = user ? await countUnread(services.database.db, user.id) : 0;
    const today = services.config.today ? services.today() : null;
    Object.assign(res.locals, shellOf({ req, user, company, today, ownsAccounts, unread }));
    next();
  };
}

async function userOf(services: Services, req: Request): Promise<User | null> {
  if (!req.session.userId) return null;
  const found = await findUser(services.database.db, req.session.userId);
  if (!found || found.disabledAt !== null) return null;
  const { id, name, email, role, repId } = found;
  const user: User = { id, name, email, role, repId };
  return canStandIn(user)
    ? { ...user, standsInFor: await absentFor(services.database.db, id, services.today()) }
    : user;
}

/** Who is signed in. Only for routers behind the sign-in, where there always is somebody. */
export function currentUser(res: Response): User {
  const user = res.locals.user as User | null;
  if (!user) throw new Error('currentUser was asked for on a page that is reached without signing in.');
  return user;
}

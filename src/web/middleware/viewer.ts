import type { RequestHandler, Response } from 'express';
import { activeUser } from '../../app/session/activeUser';
import type { User } from '../../people/user';
import { everOwned } from '../../storage/accounts/ledger';
import { countUnread } from '../../storage/notifications/notifications';
import { findCompany } from '../../storage/people/company';
import { guideOf } from '../help/guide';
import type { Services } from '../services';
import { shellOf } from '../view/shell';

/** Loads who is looking, and what every page shows: company, navigation, theme, flash messages. */
export function viewer(services: Services): RequestHandler {
  return async (req, res, next) => {
    const { userId } = req.session;
    const user = userId ? await activeUser(services.database.db, userId, services.today()) : null;
    const company = await findCompany(services.database.db);
    const ownsAccounts = user?.repId != null && (await everOwned(services.database.db, user.repId));
    const unread = user ? await countUnread(services.database.db, user.id) : 0;
    const today = services.config.today ? services.today() : null;
    const page = { path: req.path, isDemo: company?.isDemo === true };
    const guide = req.method === 'GET' ? await guideOf(services, user, page) : null;
    Object.assign(res.locals, shellOf({ req, user, company, today, ownsAccounts, unread, guide }));
    next();
  };
}

/** Who is signed in. Only for routers behind the sign-in, where there always is somebody. */
export function currentUser(res: Response): User {
  const user = res.locals.user as User | null;
  if (!user) throw new Error('currentUser was asked for on a page that is reached without signing in.');
  return user;
}

import type { RequestHandler } from 'express';
import type { User } from '../../people/user';
import { ProductError } from '../../shared/errors';
import { hasUsers } from '../../storage/people/users';
import type { Services } from '../services';
import { wantsJson } from '../view/page';
import { currentUser } from './viewer';

/** Sends the first visitor, before there is any user, to the setup. */
export function setupFirst(services: Services): RequestHandler {
  return async (_req, res, next) => {
    if (res.locals.user || (await hasUsers(services.database.db))) return next();
    res.redirect(303, '/setup');
  };
}

/** Sends who is not signed in to the sign-in, and back here afterwards. Programs get 401. */
export function signedIn(): RequestHandler {
  return (req, res, next) => {
    if (res.locals.user) return next();
    if (wantsJson(req)) {
      res.status(401).json({ error: { code: 'session.signIn', message: 'Sign in first.' } });
      return;
    }
    const back = req.method === 'GET' && req.originalUrl !== '/' ? `?next=${encodeURIComponent(req.originalUrl)}` : '';
    res.redirect(303, `/sign-in${back}`);
  };
}

/**
 * Lets only users of whom the question is true pass; for all others the page does not exist. For what is reached without
 * signing in alone: everywhere else the table of permissions decides (middleware/permitted).
 */
export function requireThat(question: (user: User) => boolean): RequestHandler {
  return (_req, res, next) => next(question(currentUser(res)) ? undefined : pageNotFound());
}

/** What is not there, or not for this user: the same answer. */
export function pageNotFound(): ProductError {
  return new ProductError('notFound', 'page.notFound', 'There is no such page, or it is not open to you.');
}

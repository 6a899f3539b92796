import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Services } from '../services';
import type { Flash } from '../view/flash';
import { ANONYMOUS_HOURS, DatabaseSessionStore } from './sessionStore';

declare module 'express-session' {
  interface SessionData {
    userId?: string;
    /** What the session is known by to its user. */
    device?: string;
    flash?: Flash[];
    /** When who is signed in last proved to be it, UTC; absent or null where the identity provider does not say when. */
    confirmedAt?: string | null;
    /** When the row was last touched, and when it was made; set by the store. */
    touchedAt?: string;
    createdAt?: string;
  }
}

/** Name of the cookie of sessions; behind HTTPS one that no other host of the domain can set. */
export const sessionCookie = (secure: boolean): string => (secure ? '__Host-rotation' : 'rotation');

/** Sessions in the database, named by a signed cookie that scripts cannot read. */
export function sessions(services: Services, secret: string): RequestHandler {
  const { sessionHours } = services.config;
  return session({
    name: sessionCookie(services.config.trustProxy),
    secret,
    store: new DatabaseSessionStore(services.database, () => Date.parse(services.realNow()), sessionHours),
    resave: false,
    saveUninitialized: false,
    // A session that could not be read, while the database is away, must not be ended for it: sign-outs end theirs themselves.
    unset: 'keep',
    proxy: services.config.trustProxy,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: services.config.trustProxy,
      maxAge: Math.max(sessionHours, ANONYMOUS_HOURS) * 3_600_000,
    },
  });
}

/**
 * Has a redirect after a form leave when the session is stored: a browser follows it as soon as it hears of it, before the
 * answer has ended and perhaps at another process, and has to find itself signed in.
 */
export const storedBeforeRedirect: RequestHandler = (req, res, next) => {
  if (req.method !== 'POST') return next();
  const before = contentOf(req);
  const redirect = res.redirect.bind(res) as (...to: unknown[]) => void;
  res.redirect = ((...to: unknown[]) => {
    if (!req.session || contentOf(req) === before) return redirect(...to);
    req.session.save((error: unknown) => (error ? next(error) : redirect(...to)));
  }) as typeof res.redirect;
  next();
};

/** What is stored of a session, and under which id; its cookie alone is no news. */
function contentOf({ session: held, sessionID }: Request): string {
  return held ? `${sessionID} ${JSON.stringify({ ...held, cookie: undefined })}` : '';
}

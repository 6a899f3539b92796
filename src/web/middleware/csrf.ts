import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { ProductError } from '../../shared/errors';

/**
 * Routes that read a multipart body themselves. The token is a field of that body, so they check it with
 * `checkCsrfToken` before they do anything else.
 */
const UPLOADS = new Set(['/imports']);

/**
 * Refuses every POST without the token of the session; before the sign-in, of the browser. The token is a keyed digest
 * of what the browser's cookie names, so it needs no row in the database: neither a visit to the sign-in nor the reading
 * of a page writes one (OWASP, Cross-Site Request Forgery Prevention Cheat Sheet, signed double-submit cookie).
 * @param secret of the session cookie
 * @param secure whether cookies go over HTTPS only
 */
export function csrfProtection(secret: string, secure: boolean): RequestHandler {
  const key = createHmac('sha256', secret).update('form token').digest();
  return (req, res, next) => {
    const tokenOf = (bearer: string): string => createHmac('sha256', key).update(bearer).digest('base64url');
    res.locals.csrfToken = (): string => tokenOf(sessionOf(req) ?? browserOf(req, secure) ?? newBrowser(res, secure));
    res.locals.acceptsToken = (sent: unknown): boolean => {
      const bearer = sessionOf(req) ?? browserOf(req, secure);
      return bearer !== null && typeof sent === 'string' && isSame(sent, tokenOf(bearer));
    };
    const isUpload = UPLOADS.has(req.path) && Boolean(req.is('multipart/form-data'));
    if (req.method !== 'POST' || isUpload) return next();
    next(res.locals.acceptsToken(req.body?._csrf ?? req.headers['x-csrf-token']) ? undefined : staleForm());
  };
}

/** Checks the token that came as a field of a multipart body. Throws session.staleForm. */
export function checkCsrfToken(res: Response, token: string | undefined): void {
  if (!res.locals.acceptsToken(token)) throw staleForm();
}

/** The session of somebody who signed in. */
function sessionOf(req: Request): string | null {
  // One that is being ended is there no more.
  return req.session?.userId ? `session ${req.sessionID}` : null;
}

/** Behind HTTPS under a name that no other host of the domain can set. */
const cookieName = (secure: boolean): string => (secure ? '__Host-visit' : 'visit');

function browserOf(req: Request, secure: boolean): string | null {
  const found = new RegExp(`(?:^|;\\s*)${cookieName(secure)}=([\\w-]{22})(?:;|$)`).exec(req.headers.cookie ?? '');
  return found && `browser ${found[1]}`;
}

/** Gives a browser that has not signed in a name by which its forms are known again; it lasts until it is closed. */
function newBrowser(res: Response, secure: boolean): string {
  const kept: string | undefined = res.locals.newBrowser;
  const name = kept ?? randomBytes(16).toString('base64url');
  if (!kept) res.cookie(cookieName(secure), name, { httpOnly: true, sameSite: 'lax', secure });
  res.locals.newBrowser = name;
  return `browser ${name}`;
}

/** Compares in a time that tells nothing about where texts differ. */
export function isSame(sent: string, right: string): boolean {
  const [a, b] = [Buffer.from(sent), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function staleForm(): ProductError {
  return new ProductError(
    'refused',
    'session.staleForm',
    'This form was opened in another session or has become too old, so nothing was changed. Go back, reload the page and send it again.',
  );
}

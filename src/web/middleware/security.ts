import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import { ProductError } from '../../shared/errors';

/** The content security policy and the other protective headers of every answer. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
  });
}

/**
 * Routes that read a multipart body themselves. The token is a field of that body, so they check it with
 * `checkCsrfToken` before they do anything else.
 */
const UPLOADS = new Set(['/imports']);

const { csrfSynchronisedProtection, generateToken } = csrfSync({
  getTokenFromRequest: (req) => (req.body as { _csrf?: string } | undefined)?._csrf ?? tokenHeader(req),
  skipCsrfProtection: (req) => UPLOADS.has(req.path) && Boolean(req.is('multipart/form-data')),
});

/** Refuses every POST without the token of the session. */
export function csrfProtection(): RequestHandler {
  return (req, res, next) => csrfSynchronisedProtection(req, res, (error) => next(error ? staleForm() : undefined));
}

/** The token of this session for a form; makes the session if there is none. Empty for a session that is being ended. */
export function csrfToken(req: Request): string {
  return req.session ? generateToken(req) : '';
}

/** Checks the token that came as a field of a multipart body. Throws session.staleForm. */
export function checkCsrfToken(req: Request, token: string | undefined): void {
  if (!token || token !== req.session.csrfToken) throw staleForm();
}

function tokenHeader(req: Request): string | undefined {
  const header = req.headers['x-csrf-token'];
  return typeof header === 'string' ? header : undefined;
}

function staleForm(): ProductError {
  return new ProductError(
    'refused',
    'session.staleForm',
    'This form was opened in another session or has become too old, so nothing was changed. Go back, reload the page and send it again.',
  );
}

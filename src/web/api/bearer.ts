import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { type Bearer, bearerOf } from '../../app/apiTokens/bearer';
import { sharedCounts } from '../middleware/sharedCounts';
import type { Services } from '../services';
import { places } from '../session/rateLimit';
import { ApiRefusal } from './problem';

const FAILURES_PER_ADDRESS = 100;

/**
 * Lets only programs with a token pass. Requests without one that holds are counted by network address and, beyond a
 * limit, refused; a token that holds passes whatever else comes from its address.
 */
export function withBearer(services: Services): RequestHandler[] {
  const { database, today, realNow } = services;
  return [
    async (req, res, next) => {
      const text = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
      const at = { today: today(), realNow: realNow() };
      res.locals.bearer = text === undefined ? undefined : await bearerOf(database, text, at);
      next();
    },
    rateLimit({
      windowMs: 15 * 60_000,
      limit: FAILURES_PER_ADDRESS,
      store: sharedCounts(services, 'guess', 'each second'),
      skip: (_req, res) => Boolean((res as unknown as Response).locals.bearer),
      standardHeaders: false,
      legacyHeaders: false,
      keyGenerator: places(services),
      handler: (_req, _res, next) => next(tooMany(15 * 60)),
    }),
    (_req, res, next) => {
      const { bearer } = res.locals as { bearer?: Bearer | null };
      if (bearer) return next();
      throw bearer === null ? badToken() : noToken();
    },
  ];
}

/** Every token has its own share of requests a minute; the headers say what is left of it. */
export function perToken(services: Services): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: () => services.config.apiRequestsPerMinute,
    store: sharedCounts(services, 'token', 'each second'),
    standardHeaders: 'draft-6',
    legacyHeaders: false,
    keyGenerator: (_req, res) => bearerIn(res as unknown as Response).token.id,
    handler: (_req, _res, next) => next(tooMany(60)),
  });
}

/** Who asks. Only behind `withBearer`. */
export function bearerIn(res: Response): Bearer {
  return res.locals.bearer as Bearer;
}

const noToken = (): ApiRefusal =>
  new ApiRefusal(
    401,
    'token.missing',
    'Send a token as "Authorization: Bearer …"; everybody makes their own in their profile.',
    {},
    { 'WWW-Authenticate': 'Bearer' },
  );

const badToken = (): ApiRefusal =>
  new ApiRefusal(
    401,
    'token.invalid',
    'This token does not hold: it is mistyped, revoked or expired, or its user can no longer sign in. Make a new one.',
    {},
    { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  );

function tooMany(seconds: number): ApiRefusal {
  const sentence = `Too many requests. Wait ${seconds} seconds and try again.`;
  return new ApiRefusal(429, 'request.tooMany', sentence, {}, { 'Retry-After': String(seconds) });
}

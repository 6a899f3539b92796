import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { normalEmail } from '../../storage/people/users';

const WINDOW_MS = 15 * 60_000;
const PER_ADDRESS = 30;
const PER_USER_AND_ADDRESS = 10;
const PER_USER = 100;

/**
 * Failed sign-ins are limited by network address against trying many users, by user and address against trying many
 * passwords, and far higher by user alone against trying from many addresses: a stranger who fails in somebody's name
 * does not keep them out. Successful ones do not count.
 */
export function signInLimits(tooMany: (req: Request, res: Response) => Promise<void>): RequestHandler[] {
  const common = {
    windowMs: WINDOW_MS,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req: Request, res: Response) => res.statusCode < 400,
    standardHeaders: 'draft-7' as const,
    legacyHeaders: false,
    handler: (req: Request, res: Response, next: NextFunction) => {
      res.status(429).set('Retry-After', String(WINDOW_MS / 1000));
      tooMany(req, res).catch(next);
    },
  };
  return [
    rateLimit({ ...common, limit: PER_ADDRESS, keyGenerator: (req) => ipKeyGenerator(req.ip ?? '') }),
    rateLimit({
      ...common,
      limit: PER_USER_AND_ADDRESS,
      keyGenerator: (req) => `${emailOf(req)} ${ipKeyGenerator(req.ip ?? '')}`,
    }),
    rateLimit({ ...common, limit: PER_USER, keyGenerator: emailOf }),
  ];
}

const emailOf = (req: Request): string => normalEmail(String(req.body?.email ?? ''));

/** Guesses at the present password of somebody who is signed in, say on a borrowed machine. */
export function passwordLimit(userId: (res: Response) => string, tooMany: (res: Response) => void): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: PER_USER_AND_ADDRESS,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req: Request, res: Response) => res.statusCode < 400,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: (_req, res) => userId(res as unknown as Response),
    handler: (_req, res) => {
      res.status(429).set('Retry-After', String(WINDOW_MS / 1000));
      tooMany(res as unknown as Response);
    },
  });
}

import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { normalEmail } from '../../storage/users';

const WINDOW_MS = 15 * 60_000;
const PER_ADDRESS = 30;
const PER_USER = 10;

/**
 * Failed sign-ins are limited twice: by network address against trying many users, by user against trying many
 * passwords from many addresses. Successful ones do not count.
 */
export function signInLimits(tooMany: (req: Request, res: Response) => void): RequestHandler[] {
  const common = {
    windowMs: WINDOW_MS,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req: Request, res: Response) => res.statusCode < 400,
    standardHeaders: 'draft-7' as const,
    legacyHeaders: false,
    handler: (req: Request, res: Response) => {
      res.status(429).set('Retry-After', String(WINDOW_MS / 1000));
      tooMany(req, res);
    },
  };
  return [
    rateLimit({ ...common, limit: PER_ADDRESS, keyGenerator: (req) => ipKeyGenerator(req.ip ?? '') }),
    rateLimit({ ...common, limit: PER_USER, keyGenerator: (req) => normalEmail(String(req.body?.email ?? '')) }),
  ];
}

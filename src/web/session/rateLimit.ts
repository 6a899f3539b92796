import { createHmac } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ProductError } from '../../shared/errors';
import { sessionSecret } from '../middleware/sessionSecret';
import { sharedCounts } from '../middleware/sharedCounts';
import type { Services } from '../services';

const WINDOW_MS = 15 * 60_000;
const PER_USER = 10;

/** What names the network address of a request (of a whole subnet for IPv6) without telling it. */
export function places({ config, database }: Services): (req: { ip?: string }) => string {
  let key: string | null = null;
  return (req) => {
    key ??= sessionSecret(config, database.path);
    return createHmac('sha256', key)
      .update(`place ${ipKeyGenerator(req.ip ?? '')}`)
      .digest('hex');
  };
}

/** Guesses at the present password of somebody who is signed in, say on a borrowed machine. */
export function passwordLimit(
  services: Services,
  userId: (res: Response) => string,
  tooMany: (res: Response) => Promise<void>,
): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: PER_USER,
    store: sharedCounts(services, 'password', 'at once'),
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req: Request, res: Response) => res.statusCode < 400,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: (_req, res) => userId(res as unknown as Response),
    handler: (_req, res, next) => {
      res.status(429).set('Retry-After', String(WINDOW_MS / 1000));
      tooMany(res as unknown as Response).catch(next);
    },
  });
}

/** Asking for mails from one network address; beyond it nothing is written any more. */
export function askingLimit(services: Services): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: 60,
    store: sharedCounts(services, 'asking', 'at once'),
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: places(services),
    handler: (_req, res, next) => {
      res.set('Retry-After', String(WINDOW_MS / 1000));
      next(new ProductError('busy', 'session.tooMany', 'Too many requests from here. Wait a quarter of an hour.'));
    },
  });
}

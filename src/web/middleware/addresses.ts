import type { RequestHandler } from 'express';
import { pageNotFound } from './signedIn';

/** An address with a zero byte in it is nobody's: no text of PostgreSQL can hold one, so that it would refuse the question. */
export function knownLetters(): RequestHandler {
  return (req, _res, next) => next(/%00|\0/.test(req.originalUrl) ? pageNotFound() : undefined);
}

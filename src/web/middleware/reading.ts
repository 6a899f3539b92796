import type { RequestHandler } from 'express';
import { reading } from '../../storage/reading';

/** Requests that only read ask where the database stands once. */
export function oneReading(): RequestHandler {
  return (req, _res, next) => (req.method === 'GET' || req.method === 'HEAD' ? reading(next) : next());
}

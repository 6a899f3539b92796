import type { RequestHandler } from 'express';
import { permissionOf, reachOf } from '../../people/permissionOf';
import { pageNotFound } from './signedIn';
import { currentUser } from './viewer';

/**
 * Lets through what the table of permissions gives to the user's role; all else does not exist. Which records are within
 * reach is decided where they are loaded.
 */
export function permitted(): RequestHandler {
  return (req, res, next) => {
    const row = permissionOf(req.method, req.path);
    next(row !== null && reachOf(row, currentUser(res).role) !== 'no' ? undefined : pageNotFound());
  };
}

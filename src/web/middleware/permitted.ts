import type { RequestHandler } from 'express';
import { mayOpen, permissionOf } from '../../people/permissionOf';
import { pageNotFound } from './signedIn';
import { currentUser } from './viewer';

/**
 * Lets through what the table of permissions gives to the user; all else does not exist. The one place that decides by page
 * and role: routers only keep records apart, where they load them.
 */
export function permitted(): RequestHandler {
  return (req, res, next) => {
    const row = permissionOf(req.method, req.path);
    next(row !== null && mayOpen(row, currentUser(res)) ? undefined : pageNotFound());
  };
}

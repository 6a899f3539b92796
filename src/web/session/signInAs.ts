import type { Request } from 'express';
import { deviceOf } from './device';

/**
 * Signs a user in under a new session id, so that an id known before the sign-in is worth nothing after it.
 * @param confirmedAt when they proved to be it (UTC, real clock), null when that is not known
 */
export async function signInAs(req: Request, userId: string, confirmedAt: string | null): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error) => (error ? reject(error) : resolve()));
  });
  req.session.userId = userId;
  req.session.confirmedAt = confirmedAt;
  req.session.device = deviceOf(req.headers['user-agent']);
}

/** Ends the session; its row is gone afterwards. */
export async function signOut(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.destroy((error) => (error ? reject(error) : resolve()));
  });
}

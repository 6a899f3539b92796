import type { Request } from 'express';
import { deviceOf } from './device';

/** Signs a user in under a new session id, so that an id known before the sign-in is worth nothing after it. */
export async function signInAs(req: Request, userId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error) => (error ? reject(error) : resolve()));
  });
  req.session.userId = userId;
  req.session.device = deviceOf(req.headers['user-agent']);
}

/** Ends the session; its row is gone afterwards. */
export async function signOut(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    req.session.destroy((error) => (error ? reject(error) : resolve()));
  });
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Journey } from './client';

const MINUTES = 10;

/**
 * Keeps a journey to the provider in a cookie of the browser, signed, for ten minutes: before the sign-in nothing is
 * written to the database. Lax, because the provider sends the browser back from another site.
 */
export function setJourney(res: Response, journey: Journey, secret: string, secure: boolean): void {
  const text = Buffer.from(JSON.stringify(journey)).toString('base64url');
  res.cookie(name(secure), `${text}.${signature(text, secret)}`, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: MINUTES * 60_000,
    path: '/',
  });
}

/** The journey that this browser began, or null; it can be taken once. */
export function takeJourney(req: Request, res: Response, secret: string, secure: boolean): Journey | null {
  const found = new RegExp(`(?:^|;\\s*)${name(secure)}=([\\w-]+)\\.([\\w-]+)`).exec(req.headers.cookie ?? '');
  res.clearCookie(name(secure), { httpOnly: true, sameSite: 'lax', secure, path: '/' });
  if (!found) return null;
  const [sent, right] = [Buffer.from(found[2]), Buffer.from(signature(found[1], secret))];
  if (sent.length !== right.length || !timingSafeEqual(sent, right)) return null;
  return JSON.parse(Buffer.from(found[1], 'base64url').toString('utf8')) as Journey;
}

const name = (secure: boolean): string => (secure ? '__Host-journey' : 'journey');

function signature(text: string, secret: string): string {
  const key = createHmac('sha256', secret).update('journey to the provider').digest();
  return createHmac('sha256', key).update(text).digest('base64url');
}

import { createHmac } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Flash, FlashPlace } from '../view/flash';
import { cookieOf } from './cookies';
import { isSame } from './csrf';

/** Browsers keep cookies of 4,096 bytes, name and attributes among them. */
const MOST_BYTES = 3_500;

/** Name of the cookie; behind HTTPS one that no other host of the domain can set. */
const cookieName = (secure: boolean): string => (secure ? '__Host-said' : 'said');

/**
 * Keeps what the next page says in a cookie of the browser, so that neither a form nor the page after it writes a session:
 * the page would wait for the database while an import holds it. Signed, and bound to who is signed in; what is too long
 * for a cookie lies in the session.
 * @param secret of the session cookie
 * @param secure whether cookies go over HTTPS only
 */
export function flashCookie(secret: string, secure: boolean): RequestHandler {
  const key = createHmac('sha256', secret).update('said on the next page').digest();
  const name = cookieName(secure);
  const options = { httpOnly: true, sameSite: 'lax', secure } as const;

  function sealed(req: Request, text: string): string {
    const whose = req.session?.userId ? `session ${req.sessionID}` : 'nobody';
    return `${text}.${createHmac('sha256', key).update(`${whose} ${text}`).digest('base64url')}`;
  }

  function read(req: Request): Flash[] {
    const sent = cookieOf(req, name);
    const text = sent?.split('.')[0] ?? '';
    if (text === '' || !isSame(sent!, sealed(req, text))) return [];
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as Flash[];
  }

  function write(req: Request, res: Response, list: Flash[]): void {
    const value = sealed(req, Buffer.from(JSON.stringify(list)).toString('base64url'));
    const fits = value.length <= MOST_BYTES;
    forgetSetCookie(res, name);
    if (list.length > 0 && fits) res.cookie(name, value, options);
    else if (cookieOf(req, name) !== null) res.clearCookie(name, options);
    if (!fits) req.session.flash = list;
    else if (req.session?.flash) delete req.session.flash;
  }

  return (req, res, next) => {
    let waiting: Flash[] | null = null;
    const place: FlashPlace = {
      waiting: () => {
        waiting ??= [...read(req), ...(req.session?.flash ?? [])];
        return waiting;
      },
      keep: (list) => {
        waiting = list;
        write(req, res, list);
      },
    };
    res.locals.flashes = place;
    next();
  };
}

/** What was said in this answer before is part of what is said now. */
function forgetSetCookie(res: Response, name: string): void {
  const all = [res.getHeader('Set-Cookie') ?? []].flat().map(String);
  const others = all.filter((one) => !one.startsWith(`${name}=`));
  if (others.length === all.length) return;
  res.removeHeader('Set-Cookie');
  if (others.length > 0) res.setHeader('Set-Cookie', others);
}

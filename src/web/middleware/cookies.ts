import type { Request } from 'express';

/** A cookie that the browser sent, as it is written in the header; null where there is none, or an empty one. */
export function cookieOf(req: Request, name: string): string | null {
  return new RegExp(`(?:^|;\\s*)${name}=([^;\\s]+)`).exec(req.headers.cookie ?? '')?.[1] ?? null;
}

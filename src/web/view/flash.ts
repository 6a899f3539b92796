import type { Request } from 'express';

/** One sentence about what was just done, shown once on the next page. */
export interface Flash {
  kind: 'done' | 'warning';
  text: string;
}

/** Where sentences wait for the next page (middleware/flashCookie). */
export interface FlashPlace {
  waiting(): Flash[];
  /** Puts these in the place of those that waited. */
  keep(list: Flash[]): void;
}

/** More sentences at once than this nobody reads; the newest stay. */
const MOST = 20;

/** Keeps a sentence for the next page that this browser sees. Call it before the answer begins. */
export function flash(req: Request, text: string, kind: Flash['kind'] = 'done'): void {
  const place = placeOf(req);
  place?.keep([...place.waiting(), { kind, text }].slice(-MOST));
}

/** Takes the sentences that wait, to be shown now. */
export function takeFlash(req: Request): Flash[] {
  const place = placeOf(req);
  const waiting = place?.waiting() ?? [];
  if (waiting.length > 0) place?.keep([]);
  return waiting;
}

/** Errors of before the place was made are shown without. */
const placeOf = (req: Request): FlashPlace | undefined => req.res?.locals.flashes;

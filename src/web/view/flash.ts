import type { Request } from 'express';

/** One sentence about what was just done, shown once on the next page. */
export interface Flash {
  kind: 'done' | 'warning';
  text: string;
}

/** More sentences at once than this nobody reads; the newest stay. */
const MOST = 20;

/** Keeps a sentence for the next page that this session sees. */
export function flash(req: Request, text: string, kind: Flash['kind'] = 'done'): void {
  req.session.flash = [...(req.session.flash ?? []), { kind, text }].slice(-MOST);
}

/** Takes the sentences out of the session, to be shown now. */
export function takeFlash(req: Request): Flash[] {
  // A session that is being ended is there no more.
  const waiting = req.session?.flash ?? [];
  if (waiting.length > 0) delete req.session.flash;
  return waiting;
}

import type { Request } from 'express';

/** One sentence about what was just done, shown once on the next page. */
export interface Flash {
  kind: 'done' | 'warning';
  text: string;
}

/** Keeps a sentence for the next page that this session sees. */
export function flash(req: Request, text: string, kind: Flash['kind'] = 'done'): void {
  req.session.flash = [...(req.session.flash ?? []), { kind, text }];
}

/** Takes the sentences out of the session, to be shown now. */
export function takeFlash(req: Request): Flash[] {
  const waiting = req.session.flash ?? [];
  if (waiting.length > 0) delete req.session.flash;
  return waiting;
}

import type { Request, Response } from 'express';
import { takeFlash } from './flash';

export interface PageContent {
  /** Heading in the browser's tab, without the product's name. */
  title: string;
  /** Key of the navigation place (view/nav.ts) that this page belongs to. */
  active?: string;
  /** The way here, outermost first; the page itself is left out. */
  breadcrumbs?: { label: string; href: string }[];
  /** Seconds after which the page loads itself again, while long work runs. */
  refresh?: number;
  [key: string]: unknown;
}

/**
 * Answers with views/NAME.hbs inside the layout.
 * @param name folder and file below views/, e.g. 'accounts/list'
 */
export function page(res: Response, name: string, content: PageContent): void {
  // Pages are personal: kept by the browser only, and asked for again with their ETag.
  res.set('Cache-Control', 'private, no-cache');
  res.render(name, { ...content, flash: takeFlash(res.req) });
}

/** True when a program asks: `Accept: application/json` before text/html. */
export function wantsJson(req: Request): boolean {
  return req.accepts(['html', 'json']) === 'json';
}

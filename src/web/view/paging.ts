import type { Request } from 'express';
import { changedUrl } from './query';

export interface Paging {
  page: number;
  pages: number;
  total: number;
  /** First and last row shown, from 1; 0 when there are none. */
  from: number;
  to: number;
  /** Where to begin in SQL, and how many to take. */
  offset: number;
  limit: number;
  previousUrl: string | null;
  nextUrl: string | null;
  firstUrl: string | null;
  lastUrl: string | null;
}

const PAGE_SIZE = 50;

/**
 * What the pagination partial shows of a list. A page beyond the end counts as the last one.
 * @param field of the query that holds the number, for pages with two lists
 */
export function paging(req: Request, page: number, total: number, size: number = PAGE_SIZE, field = 'page'): Paging {
  const pages = Math.max(1, Math.ceil(total / size));
  const shown = Math.min(page, pages);
  const offset = (shown - 1) * size;
  const url = (target: number): string =>
    changedUrl(req.baseUrl + req.path, req.query, { [field]: target === 1 ? undefined : target });
  return {
    page: shown,
    pages,
    total,
    from: total === 0 ? 0 : offset + 1,
    to: Math.min(offset + size, total),
    offset,
    limit: size,
    previousUrl: shown > 1 ? url(shown - 1) : null,
    nextUrl: shown < pages ? url(shown + 1) : null,
    firstUrl: shown > 2 ? url(1) : null,
    lastUrl: shown < pages - 1 ? url(pages) : null,
  };
}

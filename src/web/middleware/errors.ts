import type { ErrorRequestHandler, RequestHandler } from 'express';
import { type ErrorKind, isProductError, ProductError } from '../../shared/errors';
import { storageTrouble } from '../../storage/whenFree';
import { page, wantsJson } from '../view/page';
import { pageNotFound } from './signedIn';

const STATUS: Record<ErrorKind, number> = { invalid: 400, notFound: 404, conflict: 409, refused: 422, busy: 503 };

const TITLES: Record<ErrorKind | 'defect', string> = {
  invalid: 'This cannot be used',
  notFound: 'Nothing here',
  conflict: 'Something changed meanwhile',
  refused: 'This is not possible',
  busy: 'One moment',
  defect: 'Something went wrong',
};

/** The HTTP status of an error for people. */
export function statusOf(error: ProductError): number {
  return STATUS[error.kind];
}

/** Answers what no route answered, and every error, as a page or as JSON. Last in the chain. */
export function errorPages(): [RequestHandler, ErrorRequestHandler] {
  return [
    (_req, _res, next) => next(pageNotFound()),
    (error, req, res, next) => {
      // The answer is whole: the connection has to stay for what the browser asks next.
      if (res.writableEnded) return req.log.error({ err: error }, 'failed after the answer');
      if (res.headersSent) return next(error);
      // A read outside any transaction may meet a lock or a server that is gone, too.
      const known = isProductError(error) ? error : (storageTrouble(error) ?? fromParser(error));
      if (!known) res.err = error instanceof Error ? error : new Error(String(error));
      const status = known ? statusOf(known) : 500;
      const code = known?.code ?? 'defect';
      const message =
        known?.message ??
        `The fault is ours and has been recorded under the number ${String(req.id)}. Nothing was half done.`;
      if (known?.kind === 'busy') res.set('Retry-After', '2');
      res.status(status);
      if (wantsJson(req)) {
        res.json({ error: { ...known?.details, code, message } });
        return;
      }
      page(res, 'error/error', { title: TITLES[known?.kind ?? 'defect'], status, message });
    },
  ];
}

/** Errors of the body and address parsers carry a 4xx status: bad input, no defect. */
function fromParser(error: unknown): ProductError | null {
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status !== 'number' || status < 400 || status >= 500) return null;
  const sentence = 'The request could not be read: it is too large or wrongly written. Go back and try again.';
  return new ProductError('invalid', 'request.unreadable', sentence);
}

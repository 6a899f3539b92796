import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { isProductError, type ProductError } from '../../shared/errors';
import { storageTrouble } from '../../storage/whenFree';
import { statusOf } from '../middleware/errors';
import { named } from './named';

/** What is wrong with one field of a query or a body. */
const fieldProblem = z.object({
  field: z.string().meta({ description: 'Path in the query or the body, parted by points; empty = the whole.' }),
  detail: z.string(),
});

/** Every answer that is no success (RFC 9457). */
export const problemSchema = named(
  'Problem',
  z.object({
    type: z.literal('about:blank'),
    title: z.string().meta({ description: 'The words of the HTTP status.' }),
    status: z.int().min(400).max(599),
    code: z.string().meta({ description: 'Stable name of the error, for example trade.wrongState.' }),
    detail: z.string().meta({ description: 'What was found, what was expected and what to do, for people.' }),
    fields: z.array(fieldProblem).optional(),
    scope: z.string().optional().meta({ description: 'The scope that the token lacks (403).' }),
    requestId: z.string().optional().meta({ description: 'Under which the fault was recorded (500).' }),
  }),
);

export type FieldProblem = z.infer<typeof fieldProblem>;

/** An answer that only the API gives: no token, a missing scope, too many requests, a query that does not fit. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
    readonly details: { fields?: FieldProblem[]; scope?: string } = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(sentence);
  }
}

/** What does not fit in a query or a body, each field with its sentence. */
export function unfitting(error: z.ZodError): ApiRefusal {
  const fields = error.issues.map((issue) => ({ field: issue.path.join('.'), detail: issue.message }));
  const told = fields.map(({ field, detail }) => (field === '' ? detail : `${field}: ${detail}`)).join('; ');
  return new ApiRefusal(400, 'request.invalid', `The request does not fit. ${told}.`, { fields });
}

/** Answers with a problem document. */
function sendProblem(res: Response, problem: Omit<z.infer<typeof problemSchema>, 'type' | 'title'>): void {
  const { status } = problem;
  const document = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', ...problem };
  res.status(status).set('Cache-Control', 'no-store').type('application/problem+json').send(JSON.stringify(document));
}

/** Answers what no route of the API answered, and every error. Last in its chain. */
export function apiErrors(): [RequestHandler, ErrorRequestHandler] {
  return [
    (_req, _res, next) => next(new ApiRefusal(404, 'page.notFound', 'There is no such address in the API.')),
    (error, req, res, next) => {
      if (res.headersSent) return next(error);
      if (error instanceof ApiRefusal) {
        res.set(error.headers);
        return sendProblem(res, { status: error.status, code: error.code, detail: error.message, ...error.details });
      }
      if (isProductError(error)) return sendKnown(res, error);
      const trouble = storageTrouble(error);
      if (trouble) return sendKnown(res, trouble);
      if (isUnreadable(error)) {
        const detail = 'The body could not be read: it is too large or no JSON.';
        return sendProblem(res, { status: error.status, code: 'request.unreadable', detail });
      }
      res.err = error instanceof Error ? error : new Error(String(error));
      const detail = 'The fault is ours and has been recorded. Nothing was half done.';
      sendProblem(res, { status: 500, code: 'defect', detail, requestId: String(req.id) });
    },
  ];
}

function sendKnown(res: Response, error: ProductError): void {
  if (error.kind === 'busy') res.set('Retry-After', '2');
  const field = error.details?.field;
  const fields = typeof field === 'string' ? { fields: [{ field, detail: error.message }] } : {};
  sendProblem(res, { status: statusOf(error), code: error.code, detail: error.message, ...fields });
}

/** Errors of the body parser carry a 4xx status. */
function isUnreadable(error: unknown): error is { status: number } {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500;
}

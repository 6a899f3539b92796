import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';

/** What machines ask every few seconds. */
const WATCHED = new Set(['/health', '/healthz', '/ready', '/metrics']);

/**
 * One line a request on stderr: id, method, path without query, status, milliseconds. No addresses, names, cookies,
 * bodies or search words: nothing about a person.
 */
export function requestLog(level: string): RequestHandler {
  const quiet = (req: IncomingMessage): boolean => (req.url ?? '').startsWith('/assets/') || WATCHED.has(req.url ?? '');
  return pinoHttp({
    logger: pino({ level, base: undefined }, pino.destination(2)),
    genReqId(_req, res: ServerResponse) {
      const id = randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'failed',
    autoLogging: { ignore: quiet },
    wrapSerializers: false,
    serializers: {
      req: (req: { id: string; method: string; url: string }) => ({
        id: req.id,
        method: req.method,
        path: withoutSecret(req.url.split('?')[0]),
      }),
      // Who went away before the answer had none, whatever its status would have been.
      res: (res: ServerResponse) =>
        res.writableFinished ? { status: res.statusCode } : { status: null, aborted: true },
      err: (error: Error) => ({ type: error.name, message: error.message, stack: error.stack }),
    },
  });
}

/** A one-time token is part of the address of its page. */
function withoutSecret(path: string): string {
  // However it is spelled: also what leads to no page may hold the token.
  const plain = path.replace(/%([2-7][0-9a-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return /new-password\W/i.test(plain) ? '/new-password/…' : path;
}

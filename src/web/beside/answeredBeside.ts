import { type IncomingMessage, request } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { ProductError } from '../../shared/errors';
import { hasMoreAccounts } from '../../storage/beside/reads';
import type { Services } from '../services';
import { takesLong } from './longRequests';

/** What concerns one connection alone (RFC 9110, section 7.6.1). */
const OF_A_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer']);

/**
 * Passes what takes long of a large company on to the second server, as it came, and its answer back: this process only
 * hands bytes on, and answers everybody else meanwhile. First in the chain, before anything of the request is read.
 */
export function answeredBeside({ database, second }: Services): RequestHandler {
  return async (req, res, next) => {
    if (!second || !takesLong(req.path)) return next();
    if (!(await hasMoreAccounts(database.db, second.above))) return next();
    const socketPath = await second.socket().catch(() => null);
    if (socketPath === null) return next(gone());
    const { method, originalUrl: path } = req;
    const passed = request({ socketPath, agent: false, method, path, headers: headersOf(req) }, (answer) =>
      passBack(answer, res),
    );
    passed.on('error', (error) => (res.headersSent ? res.destroy(error) : next(gone())));
    res.once('close', () => passed.destroy());
    req.pipe(passed);
  };
}

/** As they came, but for who asks and how: that is what this server knows, not what a stranger may have written. */
function headersOf(req: Request): IncomingMessage['headers'] {
  const headers = withoutConnection(req.headers);
  delete headers['x-forwarded-host'];
  return { ...headers, 'x-forwarded-for': req.ip ?? '', 'x-forwarded-proto': req.protocol };
}

function passBack(answer: IncomingMessage, res: Response): void {
  res.status(answer.statusCode ?? 500);
  for (const [name, value] of Object.entries(withoutConnection(answer.headers))) res.setHeader(name, value!);
  answer.on('error', (error) => res.destroy(error));
  answer.pipe(res);
}

function withoutConnection(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_A_CONNECTION.has(name)));
}

function gone(): ProductError {
  return new ProductError(
    'busy',
    'web.secondServerGone',
    'What answers this has just ended and is started anew. Look whether what you did is there, and try again in a moment.',
  );
}

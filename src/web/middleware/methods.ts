import type { RequestHandler } from 'express';

const KNOWN = ['GET', 'HEAD', 'POST'];

/** Pages are read and forms are posted; other methods are answered with 405. */
export function knownMethods(): RequestHandler {
  return (req, res, next) => {
    if (KNOWN.includes(req.method)) return next();
    res.status(405).set('Allow', KNOWN.join(', ')).type('text').send('This method is not used here.');
  };
}

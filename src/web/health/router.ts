import { timingSafeEqual } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { sha256 } from '../../shared/hash';
import { isOfNewerVersion } from '../../storage/migrator';
import { findCompany } from '../../storage/people/company';
import type { Services } from '../services';
import type { HttpCounts } from './httpCounts';
import { metricsText } from './metricsText';

/** For supervisors, load balancers and Prometheus. No session is looked at and none is made. */
export function healthRouter(services: Services): Router {
  const router = Router();
  const answer = (res: Response, status: number, state: string): void => {
    res.status(status).set('Cache-Control', 'no-store').json({ status: state });
  };

  // The process lives: who supervises it has nothing to do.
  router.get('/health', (_req, res) => answer(res, 200, 'ok'));

  // Requests can be sent here; not any more once it is stopping, nor while the database does not answer or after a newer
  // version changed it: then the processes of that one are to be asked.
  const ready = async (req: Request, res: Response): Promise<void> => {
    if (req.app.locals.stopping) return answer(res, 503, 'stopping');
    try {
      await findCompany(services.database.db);
      if (await isOfNewerVersion(services.database.db)) return answer(res, 503, 'the database is of a newer version');
      answer(res, 200, 'ok');
    } catch {
      answer(res, 503, 'the database does not answer');
    }
  };
  router.get('/ready', ready);
  router.get('/healthz', ready);

  router.get('/metrics', async (req, res, next) => {
    // Without the token it is as any page that does not exist.
    if (!isReader(req.headers.authorization, services.config.metricsToken)) return next();
    const text = await metricsText(services.database.db, req.app.locals.httpCounts as HttpCounts);
    res.set('Cache-Control', 'no-store').type('text/plain; version=0.0.4; charset=utf-8').send(text);
  });
  return router;
}

/** Digests have the same length whatever was sent, so that the comparison takes as long. */
function isReader(authorization: string | undefined, token: string | null): boolean {
  if (token === null) return false;
  return timingSafeEqual(Buffer.from(sha256(authorization ?? '')), Buffer.from(sha256(`Bearer ${token}`)));
}

import { type Request, type Response, Router } from 'express';
import { inTransaction } from '../../storage/database';
import { getJob, type Job, requestCancel, type Stop } from '../../storage/jobs/jobs';
import { getRotation } from '../../storage/rotations/rotations';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { page } from '../view/page';
import { jobView } from './jobView';

/** What the work is for, where it is for a rotation: its name on the page and the way back to it. */
async function placeOf({ db }: Services['database'], { kind, rotationId, payload }: Job) {
  const rotation = rotationId === null ? null : await getRotation(db, rotationId);
  if (rotation === null) return {};
  const named = kind === 'plan' && typeof payload.name === 'string' && payload.name !== '' ? payload.name : null;
  return {
    kicker: named ? `“${named}”, for ${rotation.name}` : `For ${rotation.name}`,
    breadcrumbs: [
      { label: 'Rotations', href: '/rotations' },
      { label: rotation.name, href: `/rotations/${rotation.id}` },
    ],
  };
}

/** Long work: how far it is, how it ended, and stopping it. Open to who started it and to administrators. */
export function jobsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/jobs/:id', async (req, res) => {
    const job = await jobInSight(res, req.params.id);
    const view = jobView(job);
    const leadsOn =
      job.kind === 'plan' ||
      job.kind === 'transfers' ||
      job.kind === 'study' ||
      job.kind === 'backtest' ||
      job.kind === 'demo';
    if (job.state === 'done' && leadsOn && view.result) return res.redirect(303, view.result.href);
    page(res, 'jobs/show', { ...view, ...(await placeOf(database, job)) });
  });

  // A plan is worth something at any moment: stopping one keeps the best so far, unless it is to be thrown away.
  stopping('cancellation', (kind) => (kind === 'plan' ? 'keep' : 'discard'));
  stopping('discarding', () => 'discard');

  function stopping(path: string, how: (kind: Job['kind']) => Stop): void {
    router.post(`/jobs/:id/${path}`, async (req: Request, res: Response) => {
      const job = await jobInSight(res, String(req.params.id));
      const stop = how(job.kind);
      await inTransaction(database.db, (trx) => requestCancel(trx, job.id, services.now(), stop));
      flash(req, stop === 'keep' ? 'It stops; the best plan so far is kept.' : 'It is being stopped. Nothing is kept.');
      res.redirect(303, `/jobs/${job.id}`);
    });
  }

  async function jobInSight(res: Response, id: string): Promise<Job> {
    const job = await getJob(database.db, id);
    const user = currentUser(res);
    if (!job || (user.role !== 'admin' && job.createdBy !== user.id)) throw pageNotFound();
    return job;
  }
  return router;
}

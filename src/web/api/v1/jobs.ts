import { z } from 'zod';
import type { User } from '../../../people/user';
import { type Database, inTransaction } from '../../../storage/database';
import { getJob, type Job, requestCancel } from '../../../storage/jobs/jobs';
import { pageNotFound } from '../../middleware/signedIn';
import { instant } from '../fields';
import { named, namedBody } from '../named';
import { type Made, type Route, route } from '../route';
import { requireScope } from '../scope';

export const jobSchema = named(
  'Job',
  z.object({
    jobId: z.string(),
    kind: z.string(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    progress: z
      .object({ done: z.number(), total: z.number().nullable(), note: z.string() })
      .nullable()
      .meta({ description: 'In the job’s own unit; total null = not known.' }),
    error: z.string().nullable().meta({ description: 'Why it failed, for people.' }),
    result: z.object({ href: z.string() }).nullable().meta({ description: 'Where its result is, once it is done.' }),
    createdAt: instant,
    finishedAt: instant.nullable(),
  }),
);

const seen = route({
  method: 'get',
  path: '/jobs/{jobId}',
  like: 'GET /jobs/:id',
  scope: null,
  tag: 'Jobs',
  summary: 'How far long work is',
  description:
    'Open to who started it and to administrators. Ask again every few seconds while it is queued or running.',
  status: 200,
  answer: jobSchema,
  handle: async ({ services, user, params }) => jobJson(await jobInSight(services.database, user, params.jobId)),
});

const stop = route({
  method: 'post',
  path: '/jobs/{jobId}/cancellations',
  like: 'POST /jobs/:id/cancellation',
  scope: null,
  tag: 'Jobs',
  summary: 'Stop long work',
  description:
    'A plan keeps the best so far, unless keep is false. Everything else is stopped without a result. The token needs the scope that begins such work: import for imports, propose for all else.',
  body: namedBody('Cancellation', z.strictObject({ keep: z.boolean().default(true) })),
  status: 201,
  answer: jobSchema,
  async handle({ services, user, scopes, params, body, actor }) {
    const { database } = services;
    const job = await jobInSight(database, user, params.jobId);
    requireScope(scopes, job.kind.startsWith('import.') ? 'import' : 'propose');
    const how = job.kind === 'plan' && body.keep ? 'keep' : 'discard';
    await inTransaction(database.db, (trx) => requestCancel(trx, job.id, actor.now, how));
    return madeJob(database, job.id);
  },
});

/** What a route that begins long work answers. */
export async function madeJob(database: Database, id: string): Promise<Made<z.input<typeof jobSchema>>> {
  const job = await getJob(database.db, id);
  if (!job) throw pageNotFound();
  return { location: `/jobs/${id}`, body: jobJson(job) };
}

async function jobInSight({ db }: Database, user: User, id: string): Promise<Job> {
  const job = await getJob(db, id);
  if (!job || (user.role !== 'admin' && job.createdBy !== user.id)) throw pageNotFound();
  return job;
}

function jobJson({ id, ...job }: Job): z.input<typeof jobSchema> {
  return { ...job, jobId: id, result: job.state === 'done' ? resultOf(job) : null };
}

function resultOf({ result, importId, rotationId }: Omit<Job, 'id'>): { href: string } | null {
  const planId = result?.planId;
  if (typeof planId === 'string') return { href: `/api/v1/plans/${planId}` };
  if (importId) return { href: `/api/v1/imports/${importId}` };
  return rotationId ? { href: `/api/v1/rotations/${rotationId}` } : null;
}

export const jobRoutes: Route[] = [seen, stop];

import { z } from 'zod';
import { requestAnalysis as requestCompanyAnalysis } from '../../../app/dashboard/requestAnalysis';
import { openRotation } from '../../../app/rotations/openRotation';
import { requestPlan } from '../../../app/rotations/planRotation';
import { requestAnalysis } from '../../../app/rotations/requestAnalysis';
import { parsePolicy } from '../../../rotations/policy';
import { companyPolicy } from '../../../storage/people/company';
import { day, month, quarter } from '../fields';
import { named, namedBody } from '../named';
import { type Route, route } from '../route';
import { jobSchema, madeJob } from './jobs';

const about = { method: 'post', scope: 'propose', status: 202, answer: jobSchema } as const;

const newRotation = namedBody(
  'NewRotation',
  z.strictObject({
    name: z.string().trim().min(1, 'Name the rotation.').max(120, 'At most 120 characters.'),
    asOf: quarter.optional().meta({ description: 'Left out: the last complete quarter.' }),
    dataThrough: month.optional(),
    effectiveDate: day.optional().meta({ description: 'First day of a fiscal quarter; left out: the next one.' }),
    policy: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'The whole policy; what it leaves out takes its default. Left out: the company’s policy.' }),
  }),
);

const rotation = route({
  method: 'post',
  path: '/rotations',
  scope: 'propose',
  like: 'POST /rotations',
  tag: 'Rotations',
  summary: 'Open a rotation; its analysis begins',
  body: newRotation,
  status: 201,
  answer: named('OpenedRotation', z.object({ rotationId: z.string(), analysisJobId: z.string() })),
  async handle({ services, body, actor, db }) {
    const policy = body.policy === undefined ? await companyPolicy(db) : parsePolicy(body.policy);
    const { rotationId, jobId } = await openRotation(services.database, { ...body, policy }, actor);
    return { location: `/rotations/${rotationId}`, body: { rotationId, analysisJobId: jobId } };
  },
});

const companyAnalysis = route({
  ...about,
  path: '/analyses',
  like: 'POST /analysis',
  tag: 'Accounts',
  summary: 'Ask for a fresh analysis of the company',
  description: 'While one is queued or running, that one counts.',
  async handle({ services: { database }, actor }) {
    return madeJob(database, await requestCompanyAnalysis(database, actor));
  },
});

const rotationAnalysis = route({
  ...about,
  path: '/rotations/{rotationId}/analyses',
  like: 'POST /rotations/:id/analysis',
  tag: 'Rotations',
  summary: 'Ask for a fresh analysis of a rotation',
  async handle({ services: { database }, params, actor }) {
    return madeJob(database, await requestAnalysis(database, params.rotationId, actor));
  },
});

const plan = route({
  ...about,
  path: '/rotations/{rotationId}/plans',
  like: 'POST /rotations/:id/plans',
  tag: 'Plans',
  summary: 'Ask for a plan of a rotation',
  body: namedBody(
    'NewPlan',
    z.strictObject({
      name: z.string().trim().min(1).max(120).default('Plan'),
      seed: z.int().min(0).max(2_147_483_647).default(1),
      timeLimitSeconds: z.number().min(1).max(600).default(30),
      engine: z.enum(['auto', 'javascript-lp', 'highs']).default('auto'),
    }),
  ),
  async handle({ services: { database }, params, body, actor }) {
    return madeJob(database, await requestPlan(database, { ...body, rotationId: params.rotationId }, actor));
  },
});

export const planningRoutes: Route[] = [rotation, companyAnalysis, rotationAnalysis, plan];

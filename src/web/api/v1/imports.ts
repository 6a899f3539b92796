import { z } from 'zod';
import { requestCommit } from '../../../app/imports/announceImport';
import { discardImport } from '../../../app/imports/discardImport';
import { viewImport } from '../../../app/imports/findImport';
import { firstRejected } from '../../../app/imports/rejected';
import type { Database } from '../../../storage/database';
import { importJob, importsBefore } from '../../../storage/imports/imports';
import { partOf, textIn } from '../cursor';
import { pageFields } from '../fields';
import { named } from '../named';
import { type Route, route } from '../route';
import { importList, importSchema, rejectedRows } from './importSchemas';
import { receiveImport } from './importUpload';
import { jobSchema, madeJob } from './jobs';

const about = { scope: 'import', tag: 'Imports' } as const;

const list = route({
  ...about,
  method: 'get',
  path: '/imports',
  like: 'GET /imports',
  summary: 'Imports, the newest first',
  query: z.strictObject(pageFields),
  status: 200,
  answer: importList,
  async handle({ db, query }) {
    const rows = await importsBefore(db, textIn(query.cursor), query.limit + 1);
    const part = partOf(rows, query.limit, (row) => row.id);
    return { ...part, data: part.data.map(({ id, ...row }) => ({ ...row, importId: id })) };
  },
});

const upload = route({
  ...about,
  method: 'post',
  path: '/imports',
  like: 'POST /imports',
  summary: 'Upload files; they are read and previewed, nothing is written yet',
  description:
    'Files of a form (multipart/form-data), or one CSV file as the body (text/csv). When the job is done the import has its preview; commit it then.',
  query: z.strictObject({
    filename: z.string().max(200).default('upload.csv').meta({ description: 'Of a body that is one CSV file.' }),
    currency: z.string().length(3).optional().meta({ description: 'Before the first revenue: ISO 4217.' }),
  }),
  body: 'files',
  status: 202,
  answer: named('StartedImport', z.object({ importId: z.string(), job: jobSchema })),
  async handle({ services, query, actor, req }) {
    const { database } = services;
    const importId = await receiveImport(services, req, query, actor);
    const job = await importJob(database.db, importId);
    return { location: `/imports/${importId}`, body: { importId, job: (await madeJob(database, job!.id)).body } };
  },
});

const one = route({
  ...about,
  method: 'get',
  path: '/imports/{importId}',
  like: 'GET /imports/:id',
  summary: 'One import: its preview, or what it did',
  status: 200,
  answer: importSchema,
  handle: ({ services, params }) => importJson(services.database, params.importId),
});

const rejected = route({
  ...about,
  method: 'get',
  path: '/imports/{importId}/rejected-rows',
  like: 'GET /imports/:id/rejected.csv',
  summary: 'Rows that cannot be taken, each with its reason',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(10_000).default(1000) }),
  status: 200,
  answer: rejectedRows,
  async handle({ services: { database }, params, query }) {
    const { record } = await viewImport(database, params.importId);
    const { rows, isTruncated } = firstRejected(database, record, query.limit);
    return { data: rows, rejectedTruncated: isTruncated };
  },
});

const commit = route({
  ...about,
  method: 'post',
  path: '/imports/{importId}/commits',
  like: 'POST /imports/:id/commit',
  summary: 'Commit a previewed import: everything or nothing',
  status: 202,
  answer: jobSchema,
  async handle({ services: { database }, params, actor, db }) {
    await requestCommit(database, params.importId, actor);
    const job = await importJob(db, params.importId);
    return madeJob(database, job!.id);
  },
});

const discard = route({
  ...about,
  method: 'post',
  path: '/imports/{importId}/discards',
  like: 'POST /imports/:id/discard',
  summary: 'Discard an import that is not committed',
  status: 201,
  answer: importSchema,
  async handle({ services: { database }, params, actor }) {
    await discardImport(database, params.importId, actor);
    return { location: `/imports/${params.importId}`, body: await importJson(database, params.importId) };
  },
});

async function importJson(database: Database, id: string): Promise<z.input<typeof importSchema>> {
  const { record, work, trouble } = await viewImport(database, id);
  const { summary, id: importId, ...rest } = record;
  return { ...rest, importId, working: work !== null, trouble, preview: summary };
}

export const importRoutes: Route[] = [list, upload, one, rejected, commit, discard];

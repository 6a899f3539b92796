import type { Migration } from './types';

/** The API token through which a job was asked for, so that what the job does is told with it. */
export const jobTokens: Migration = {
  name: '050-job-tokens',
  async up(db) {
    await db.schema.alterTable('jobs').addColumn('token_id', 'text').execute();
  },
};

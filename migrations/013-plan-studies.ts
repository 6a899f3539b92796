import type { Migration } from './types';

/** What was worked out about a plan afterwards, from its stored snapshot alone; one row a question. */
export const planStudies: Migration = {
  name: '013-plan-studies',
  async up(db) {
    await db.schema
      .createTable('plan_studies')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('plan_id', 'text', (c) => c.notNull().references('plans.id').onDelete('cascade'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('request', 'text', (c) => c.notNull())
      .addColumn('result', 'text', (c) => c.notNull())
      .addColumn('job_id', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text')
      .execute();
    await db.schema.createIndex('plan_studies_by_plan').on('plan_studies').columns(['plan_id', 'kind']).execute();
  },
};

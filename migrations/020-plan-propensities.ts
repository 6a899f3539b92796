import type { Migration } from './types';

/** How often each candidate of a plan is traded when the plan's assumptions are varied. */
export const planPropensities: Migration = {
  name: '020-plan-propensities',
  async up(db) {
    await db.schema
      .createTable('plan_propensities')
      .addColumn('plan_id', 'text', (c) => c.notNull().references('plans.id').onDelete('cascade'))
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('propensity', 'real', (c) => c.notNull())
      .addColumn('draws', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('plan_propensities_key', ['plan_id', 'account_id'])
      .execute();
  },
};

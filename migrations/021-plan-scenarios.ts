import type { Migration } from './types';

/** Where a plan comes from: the planner or a person, which plan it began with, and what was asked differently. */
export const planScenarios: Migration = {
  name: '021-plan-scenarios',
  async up(db) {
    const table = () => db.schema.alterTable('plans');
    // planner, by_hand or copy
    await table()
      .addColumn('source', 'text', (c) => c.notNull().defaultTo('planner'))
      .execute();
    await table()
      .addColumn('parent_id', 'text', (c) => c.references('plans.id'))
      .execute();
    // JSON of app/plans/changes; null = the policy of the rotation as it is.
    await table().addColumn('changes', 'text').execute();
  },
};

import type { Migration } from './types';

/** How often rows of tables changed that many pages ask and few write to, for what processes keep of them. */
export const countedChanges: Migration = {
  name: '057-counted-changes',
  async up(db, dialect) {
    for (const table of TABLES) await dialect.countChanges(db, table);
  },
};

const TABLES = [
  ...['company', 'users', 'stand_ins', 'opt_ins'],
  ...['analyses', 'rotations', 'plans', 'plan_studies', 'wish_windows', 'announcements'],
  ...['coaching_plans', 'coaching_accounts', 'coaching_events'],
];

import { sql } from 'kysely';
import type { Migration } from './types';

/** What the CRM has to follow, leg by leg, and the files that were written for it. */
export const crmOrders: Migration = {
  name: '034-crm-orders',
  async up(db, dialect) {
    const legs = () => db.schema.alterTable('trade_legs');
    // due, exported or confirmed; null = not in effect.
    await legs().addColumn('crm_state', 'text').execute();
    await legs().addColumn('exported_at', 'text').execute();
    await sql`update trade_legs set crm_state = (select t.crm_state from trades t where t.id = trade_legs.trade_id)`.execute(
      db,
    );
    await db.schema.createIndex('trade_legs_by_crm').on('trade_legs').column('crm_state').execute();
    await dialect
      .withCountedId(db.schema.createTable('crm_exports'))
      // owners, deals, quotas or credit
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('format', 'text', (c) => c.notNull())
      .addColumn('rows', 'integer', (c) => c.notNull())
      .addColumn('content', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.references('users.id'))
      .execute();
  },
};

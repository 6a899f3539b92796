import type { Migration } from './types';

/** Imports and their differences with the ledger, the audit chain, the jobs queue. */
export const operations: Migration = {
  name: '004-operations',
  async up(db, dialect) {
    await db.schema
      .createTable('imports')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('source', 'text', (c) => c.notNull())
      // staging, previewed, committed, discarded, failed
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('summary', 'text')
      .addColumn('error', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text')
      .addColumn('committed_at', 'text')
      .execute();

    await dialect
      .withCountedId(db.schema.createTable('ledger_differences'))
      .addColumn('import_id', 'text', (c) => c.notNull().references('imports.id'))
      .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('crm_rep_id', 'integer', (c) => c.references('reps.id'))
      .addColumn('ledger_rep_id', 'integer', (c) => c.references('reps.id'))
      .addColumn('trade_id', 'text')
      .addColumn('seen_at', 'text', (c) => c.notNull())
      .addColumn('resolved_at', 'text')
      .addColumn('resolved_by', 'text')
      .addColumn('resolution', 'text')
      .execute();

    // The chain holds digests only; payloads lie apart, so personal data can be erased without breaking it.
    await db.schema
      .createTable('audit_events')
      .addColumn('seq', 'integer', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('actor_id', 'text')
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('subject_type', 'text', (c) => c.notNull())
      .addColumn('subject_id', 'text', (c) => c.notNull())
      .addColumn('payload_digest', 'text', (c) => c.notNull())
      .addColumn('previous_hash', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('audit_by_subject')
      .on('audit_events')
      .columns(['subject_type', 'subject_id'])
      .execute();
    await dialect.makeAppendOnly(db, 'audit_events', 'seq');
    await db.schema
      .createTable('audit_payloads')
      .addColumn('seq', 'integer', (c) => c.primaryKey().references('audit_events.seq'))
      .addColumn('salt', 'text', (c) => c.notNull())
      .addColumn('payload', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('audit_head')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('jobs')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('payload', 'text', (c) => c.notNull())
      // queued, running, done, failed, cancelled
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('progress', 'text')
      .addColumn('result', 'text')
      .addColumn('error', 'text')
      .addColumn('worker', 'text')
      .addColumn('lease_until', 'text')
      .addColumn('cancel_requested_at', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text')
      .addColumn('started_at', 'text')
      .addColumn('finished_at', 'text')
      .execute();
    await db.schema.createIndex('jobs_by_state').on('jobs').columns(['state', 'created_at']).execute();
  },
};

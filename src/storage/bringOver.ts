import type Sqlite from 'better-sqlite3';
import { ProductError } from '../shared/errors';
import { inTransactionPatiently, withAttached } from './attached';
import { appendAudit } from './audit/auditLog';
import type { Database, Trx } from './database';

/** What has its own content in either database, and is brought over by a rule of its own or stays behind. */
const APART = new Set([
  'schema_migrations',
  'sessions',
  'jobs',
  'company',
  'users',
  'audit_events',
  'audit_payloads',
  'audit_head',
]);

/**
 * Brings everything of a database that was built apart into one without accounts and reps, in one transaction: all of it or
 * nothing. Users stay beside those who are there, its audit events follow on the chain that is there, jobs and sessions stay
 * behind.
 * @param builtPath file of the other database, with the same schema and not in use
 * @throws ProductError demo.sqliteOnly (refused) on PostgreSQL
 * @param check runs first in the transaction; throws to refuse
 */
export function bringOver(database: Database, builtPath: string, check: (trx: Trx) => Promise<void>): Promise<void> {
  if (database.dialect.name === 'postgres') {
    const sentence =
      'The demo company cannot be loaded into PostgreSQL. Use a SQLite database for it, for example npm run demo.';
    return Promise.reject(new ProductError('refused', 'demo.sqliteOnly', sentence));
  }
  return withAttached(database, builtPath, 'built', (bridge) =>
    inTransactionPatiently(bridge, async (trx) => {
      await check(trx);
      const { raw, dialect } = bridge;
      raw.pragma('defer_foreign_keys = ON');
      for (const table of await dialect.tableNames(trx as never)) if (!APART.has(table)) copyTable(raw, table);
      copyCompany(raw);
      copyUsers(raw);
      await continueAudit(trx, raw);
    }),
  );
}

function columnsOf(handle: Sqlite.Database, table: string): string[] {
  return handle.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
}

function copyTable(handle: Sqlite.Database, table: string): void {
  const columns = columnsOf(handle, table).join(', ');
  handle.exec(`insert into main.${table} (${columns}) select ${columns} from built.${table}`);
}

/** The company becomes the one that was built; when it was made stays. */
function copyCompany(handle: Sqlite.Database): void {
  const columns = columnsOf(handle, 'company');
  const kept = 'coalesce((select created_at from main.company where id = c.id), c.created_at)';
  const values = columns.map((column) => (column === 'created_at' ? kept : `c.${column}`));
  handle.exec(
    `insert or replace into main.company (${columns.join(', ')}) select ${values.join(', ')} from built.company c`,
  );
}

/** An address that somebody here has already is preceded by "demo." */
function copyUsers(handle: Sqlite.Database): void {
  const columns = columnsOf(handle, 'users');
  const free = `case when u.email in (select email from main.users) then 'demo.' || u.email else u.email end`;
  const values = columns.map((column) => (column === 'email' ? free : `u.${column}`));
  handle.exec(`insert into main.users (${columns.join(', ')}) select ${values.join(', ')} from built.users u`);
}

async function continueAudit(trx: Trx, handle: Sqlite.Database): Promise<void> {
  const events = handle
    .prepare(
      `select at, actor_id as actorId, action, subject_type as subjectType, subject_id as subjectId, payload
       from built.audit_events join built.audit_payloads using (seq) order by seq`,
    )
    .all() as {
    at: string;
    actorId: string | null;
    action: string;
    subjectType: string;
    subjectId: string;
    payload: string;
  }[];
  for (const { payload, ...event } of events) await appendAudit(trx, { ...event, payload: JSON.parse(payload) });
}

import { type Insertable, sql } from 'kysely';
import { inTransactionPatiently } from './attached';
import { appendAudit } from './audit/auditLog';
import { countersOf, setCounters } from './copy/counters';
import { partsOf } from './copy/parts';
import { makeYears, yearsOfRevenue } from './copy/references';
import { deferReferences, withRowWriter } from './copy/rowWriter';
import { copiedTables } from './copy/tables';
import { type Database, type Db, openDatabase, type Trx } from './database';
import type { Schema } from './schema/index';

/** What has its own content in either database, and is brought over by a rule of its own or stays behind. */
const APART = new Set(['sessions', 'jobs', 'company', 'users', 'audit_events', 'audit_payloads', 'audit_head']);

/**
 * Brings everything of a database that was built apart into one without accounts and reps, in one transaction: all of it or
 * nothing. Users stay beside those who are there, its audit events follow on the chain that is there, jobs and sessions stay
 * behind.
 * @param builtPath SQLite file of the other database, with the same schema and not in use
 * @param check runs first in the transaction; throws to refuse
 */
export async function bringOver(
  database: Database,
  builtPath: string,
  check: (trx: Trx) => Promise<void>,
): Promise<void> {
  const built = openDatabase(`sqlite:${builtPath}`);
  try {
    await withRowWriter(database, true, ({ database: own, write }) =>
      inTransactionPatiently(own, async (trx) => {
        await check(trx);
        await deferReferences(own, trx);
        await makeYears(trx, await yearsOfRevenue(built.db));
        for (const table of await copiedTables(built)) {
          if (APART.has(table.name)) continue;
          for await (const { rows } of partsOf(built, table, null)) await write(table.name, table.columns, rows);
        }
        await bringCompany(built.db, trx);
        await bringUsers(built.db, trx);
        await setCounters(trx, await countersOf(built.db));
        await continueAudit(trx, built.db);
      }),
    );
  } finally {
    await built.close();
  }
}

/** The company becomes the one that was built; when it was made stays. */
async function bringCompany(built: Db, trx: Trx): Promise<void> {
  const company = await built.selectFrom('company').selectAll().executeTakeFirst();
  if (!company) return;
  const { id, created_at, ...rest } = company;
  await trx
    .insertInto('company')
    .values(company as Insertable<Schema['company']>)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute();
}

/** An address that somebody here has already is preceded by "demo." */
async function bringUsers(built: Db, trx: Trx): Promise<void> {
  const taken = new Set((await trx.selectFrom('users').select('email').execute()).map(({ email }) => email));
  for (const user of await built.selectFrom('users').selectAll().execute()) {
    const email = taken.has(user.email) ? `demo.${user.email}` : user.email;
    await trx
      .insertInto('users')
      .values({ ...user, email })
      .execute();
  }
}

async function continueAudit(trx: Trx, built: Db): Promise<void> {
  const { rows } = await sql<{
    at: string;
    actorId: string | null;
    action: string;
    subjectType: string;
    subjectId: string;
    payload: string;
  }>`select at, actor_id as "actorId", action, subject_type as "subjectType", subject_id as "subjectId", payload
     from audit_events join audit_payloads using (seq) order by seq`.execute(built);
  for (const { payload, ...event } of rows) await appendAudit(trx, { ...event, payload: JSON.parse(payload) });
}

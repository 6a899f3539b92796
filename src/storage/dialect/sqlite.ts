import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  sql,
} from 'kysely';
import type { DialectSql } from '../../../migrations/types';

/**
 * What is particular to SQLite: how a file is opened, how a write transaction begins, and the few statements of the
 * schema that have no common form.
 */

/** Begins write transactions with the lock in hand, so that none fails half way when it first writes. */
class ImmediateSqliteDriver extends SqliteDriver {
  constructor(
    settings: SqliteDialectConfig,
    private readonly committed: () => void,
  ) {
    super(settings);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.committed();
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      // After some faults, a full disk among them, SQLite has rolled back by itself; what counts is why.
      if (!String((error as Error).message).includes('no transaction is active')) throw error;
    }
  }
}

export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #settings: SqliteDialectConfig;

  /** @param committed called after each transaction that was committed */
  constructor(
    settings: SqliteDialectConfig,
    private readonly committed: () => void = () => {},
  ) {
    super(settings);
    this.#settings = settings;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#settings, this.committed);
  }
}

/**
 * Opens a SQLite file with the settings every connection needs (WAL, foreign keys, a bounded wait for locks).
 * @param busyTimeoutMs how long a statement blocks the process while another holds the lock: ≤ 100 in web processes
 */
export function openSqliteFile(path: string, busyTimeoutMs: number): Sqlite.Database {
  const handle = new Sqlite(path, { timeout: busyTimeoutMs });
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  handle.pragma('cache_size = -65536');
  handle.pragma('temp_store = MEMORY');
  return handle;
}

const OVERLAP = (except: string): string => `
  exists (
    select 1 from assignments other
    where other.account_id = new.account_id and other.role = 'owner' ${except}
      and other.from_date < coalesce(new.to_date, '9999-12-31')
      and new.from_date < coalesce(other.to_date, '9999-12-31')
  )`;

/** The schema statements of SQLite. */
export const sqliteSql: DialectSql = {
  name: 'sqlite',
  money: 'integer',
  async tableNames(db) {
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`.execute(db);
    return rows.map((row) => row.name);
  },

  withCountedId: (table) => table.addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement()),

  async guardLedger(db) {
    await trigger(db, 'assignments_positive_insert', 'before insert on assignments', EMPTY_SPELL, EMPTY_MESSAGE);
    await trigger(db, 'assignments_positive_update', 'before update on assignments', EMPTY_SPELL, EMPTY_MESSAGE);
    await trigger(
      db,
      'assignments_one_owner_insert',
      'before insert on assignments',
      `new.role = 'owner' and ${OVERLAP('')}`,
      OVERLAP_MESSAGE,
    );
    await trigger(
      db,
      'assignments_one_owner_update',
      'before update on assignments',
      `new.role = 'owner' and ${OVERLAP('and other.id <> new.id')}`,
      OVERLAP_MESSAGE,
    );
  },

  async makeAppendOnly(db, table, key) {
    const message = `${table} is append-only`;
    await trigger(db, `${table}_no_update`, `before update on ${table}`, '1', message);
    await trigger(db, `${table}_no_delete`, `before delete on ${table}`, '1', message);
    // `insert or replace` fires no delete trigger of its own accord.
    const taken = `exists (select 1 from ${table} where ${key} = new.${key})`;
    await trigger(db, `${table}_no_replace`, `before insert on ${table}`, taken, message);
  },

  async countChanges(db, table) {
    await sql`insert into row_changes (table_name, changes) values (${table}, 0)`.execute(db);
    const counted = sql`update row_changes set changes = changes + 1 where table_name = ${sql.lit(table)}`;
    for (const what of [sql`insert`, sql`update`, sql`delete`]) {
      const name = sql.id(`${table}_counted_${what.compile(db).sql}`);
      await sql`create trigger ${name} after ${what} on ${sql.table(table)} begin ${counted}; end`.execute(db);
    }
  },

  async noteChanges() {},
  async deferReferences() {},

  async createRevenue(db) {
    // Stored in key order: an account's history lies together. seller_id 0 = the file named no selling rep; therefore
    // no foreign key on it, `rotation check` compares it with reps instead.
    await sql`
      create table revenue (
        account_id integer not null references accounts (id),
        month text not null,
        category_id integer not null references categories (id),
        seller_id integer not null,
        amount_cents integer not null,
        margin_cents integer,
        primary key (account_id, month, category_id, seller_id)
      ) without rowid`.execute(db);
  },
};

const EMPTY_SPELL = 'new.to_date is not null and new.to_date <= new.from_date';
const EMPTY_MESSAGE = 'an assignment must end after it begins';
const OVERLAP_MESSAGE = 'an account can have only one owner a day';

async function trigger(db: Kysely<unknown>, name: string, when: string, condition: string, message: string) {
  await sql
    .raw(`create trigger ${name} ${when} when ${condition} begin select raise(abort, '${message}'); end`)
    .execute(db);
}

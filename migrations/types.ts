import type { CreateTableBuilder, Kysely } from 'kysely';

/** What differs between SQLite and PostgreSQL when tables are made; src/storage/dialect.ts supplies it. */
export interface DialectSql {
  name: 'sqlite' | 'postgres';
  /** Names of the tables that the database holds, ours or not. */
  tableNames(db: Kysely<unknown>): Promise<string[]>;
  /** Adds an integer primary key `id` that the database counts up. */
  withCountedId<T extends string>(table: CreateTableBuilder<T>): CreateTableBuilder<T, 'id'>;
  /** Column type that holds minor units exactly. */
  money: 'integer' | 'bigint';
  /** Makes the database refuse a second owner of an account on any day of `assignments`. */
  guardLedger(db: Kysely<unknown>): Promise<void>;
  /** Makes the database refuse updates, deletes and replacements on a table with the given integer key. */
  makeAppendOnly(db: Kysely<unknown>, table: string, key: string): Promise<void>;
  /**
   * Makes changes to rows of a table be noted in `import_undo` while a transaction asks for it. Nothing on SQLite, where an
   * import has triggers of its own connection for it.
   * @param noting settings of the transaction that ask for it; `column`: changes of this one alone, and no other rows
   */
  noteChanges(db: Kysely<unknown>, table: string, noting: readonly string[], column?: string): Promise<void>;
  /** Makes every change to rows of a table be counted in `row_changes`, from 0 on, as part of its transaction. */
  countChanges(db: Kysely<unknown>, table: string): Promise<void>;
  /** After each migration: lets a transaction have references looked at when it ends. Nothing on SQLite, which always can. */
  deferReferences(db: Kysely<unknown>): Promise<void>;
  /** Creates the revenue table, stored in the order of its key (a clustered table or one partitioned by year). */
  createRevenue(db: Kysely<unknown>): Promise<void>;
}

export interface Migration {
  /** NNN-what, never changed once released. */
  name: string;
  /** Runs inside a transaction of its own; it either takes effect whole or not at all. */
  up(db: Kysely<unknown>, dialect: DialectSql): Promise<void>;
}

import { type Kysely, sql } from 'kysely';
import type { DialectSql } from '../../../migrations/types';

/** The schema statements of PostgreSQL. */
export const postgresSql: DialectSql = {
  name: 'postgres',
  money: 'bigint',
  async tableNames(db) {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition order by 1`.execute(db);
    return rows.map((row) => row.name);
  },

  withCountedId: (table) => table.addColumn('id', 'integer', (c) => c.generatedByDefaultAsIdentity().primaryKey()),

  async guardLedger(db) {
    // Casting text to a date depends on settings, which an index must not; this does not.
    await statement(
      db,
      `create function ledger_day(day text) returns date immutable strict parallel safe language sql as
        $$ select make_date(substr(day, 1, 4)::int, substr(day, 6, 2)::int, substr(day, 9, 2)::int) $$`,
    );
    await statement(
      db,
      `alter table assignments
         add constraint "an assignment must end after it begins" check (to_date is null or to_date > from_date),
         add constraint "an account can have only one owner a day" exclude using gist (
           int8range(account_id, account_id, '[]') with &&,
           daterange(ledger_day(from_date), ledger_day(to_date)) with &&
         ) where (role = 'owner')`,
    );
  },

  async makeAppendOnly(db, table) {
    await statement(
      db,
      `create or replace function refuse_change() returns trigger language plpgsql as
        $$ begin raise exception '% is append-only', tg_table_name; end $$`,
    );
    await statement(
      db,
      `create trigger ${table}_no_change before update or delete on ${table} for each row execute function refuse_change()`,
    );
    await statement(
      db,
      `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
    );
  },

  async noteChanges(db, table, noting, column) {
    await statement(
      db,
      `create or replace function note_for_undo() returns trigger language plpgsql as $$ begin
         insert into import_undo (table_name, op, before, after) values (
           tg_argv[0], case tg_op when 'INSERT' then 'added' when 'UPDATE' then 'changed' else 'removed' end,
           case when tg_op <> 'INSERT' then to_json(old)::text end, case when tg_op <> 'DELETE' then to_json(new)::text end);
         return null;
       end $$`,
    );
    const when = column === undefined ? 'insert or update or delete' : `update of ${column}`;
    const asked = noting.map((one) => `'${one}'`).join(', ');
    await statement(
      db,
      `create trigger ${table}_undo after ${when} on ${table} for each row
         when (current_setting('rotation.undo', true) in (${asked})) execute function note_for_undo('${table}')`,
    );
  },

  async countChanges(db, table) {
    await sql`insert into row_changes (table_name, changes) values (${table}, 0)`.execute(db);
    await statement(
      db,
      `create or replace function count_changes() returns trigger language plpgsql as $$ begin
         update row_changes set changes = changes + 1 where table_name = tg_table_name;
         return null;
       end $$`,
    );
    await statement(
      db,
      `create trigger ${table}_counted after insert or update or delete or truncate on ${table}
         for each statement execute function count_changes()`,
    );
  },

  async deferReferences(db) {
    const { rows } = await sql<{ statement: string }>`
      select format('alter table %s alter constraint %I deferrable initially immediate', conrelid::regclass, conname)
        as statement
      from pg_constraint c join pg_namespace n on n.oid = c.connamespace
      where n.nspname = current_schema() and contype = 'f' and not condeferrable and conparentid = 0`.execute(db);
    for (const row of rows) await statement(db, row.statement);
  },

  async createRevenue(db) {
    // See the table of SQLite. A year has a partition of its own once an import brings rows of it (revenueYears); what
    // comes otherwise lies in the last one.
    await statement(
      db,
      `create table revenue (
        account_id bigint not null references accounts (id),
        month text collate "C" not null,
        category_id bigint not null references categories (id),
        seller_id bigint not null,
        amount_cents bigint not null,
        margin_cents bigint,
        primary key (account_id, month, category_id, seller_id)
      ) partition by range (month)`,
    );
    await statement(db, 'create table revenue_other_years partition of revenue default');
  },
};

const statement = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db);

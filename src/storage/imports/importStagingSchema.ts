import { rowKinds } from '../../imports/kinds/index';
import type { RowKind } from '../../imports/kinds/rowKind';

/**
 * The tables of a staging file: one a kind of row, the ids that rows can name, and what was rejected. References
 * (account_id, rep_id, category …) are numbers of this file: the database's own id for what it knows, higher ones for
 * what is new.
 */
export function stagingSchema(): string {
  return [
    'create table meta (key text primary key, value text not null) without rowid',
    `create table files (
       position integer primary key, kind text not null, name text not null, encoding text not null, read integer not null,
       ignored_columns text not null, columns text not null, remarks text not null, combined integer not null, derived integer not null,
       left_out text not null, cents integer
     )`,
    `create table rejected (
       id integer primary key, file text not null, line integer not null, column_name text not null,
       value text not null, kind text not null, problem text not null, cells text, row_kind text not null
     )`,
    // Column names of each file, so that rejected rows can be given back as a file of its kind.
    'create table headers (file text primary key, cells text not null) without rowid',
    'create table seen_deals (identity text primary key, place integer not null, content text not null) without rowid',
    // Accounts whose spells follow from sales, with the first day of the first.
    'create table sales_owners (account_id integer primary key, first_day text not null)',
    ...['rep_ids', 'account_ids', 'category_ids'].map(
      (table) =>
        `create table ${table} (
           ref integer primary key, external_id text not null unique, known integer not null, parent_ref integer
         )`,
    ),
    ...rowKinds.map(tableOf),
  ].join(';\n');
}

/** Revenue lies in the order of its key, so that it is copied into the database in the order it has there. */
function tableOf(kind: RowKind): string {
  // A reference without a type would be compared as a value of any kind with the integer it refers to, and by no index.
  const columns = kind.columns
    .map(({ name, refersTo }, i) => (refersTo || (kind.defines && i === 0) ? `${name} integer` : name))
    .join(', ');
  const key = kind.key.join(', ');
  return kind.kind === 'revenue'
    ? `create table revenue (line integer not null, ${columns}, primary key (${key})) without rowid`
    : `create table ${kind.kind} (line integer primary key, ${columns}, cells text, unique (${key}))`;
}

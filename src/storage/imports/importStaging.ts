import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Feed } from '../../imports/conversion/feed';
import { rowKind } from '../../imports/kinds/index';
import type { FileKind, Referent } from '../../imports/kinds/rowKind';
import type { NotedFile } from '../../imports/noted';
import type { RowProblem } from '../../imports/problems';
import type { Database } from '../database';
import { type OnDuplicate, RowBatch } from './importBatch';
import { boundedLookup } from './importLookup';
import { NameIndex } from './importNames';
import { removeStaging } from './importStagingFiles';
import { stagingSchema } from './importStagingSchema';

const IDS: Record<Referent, string> = { rep: 'rep_ids', account: 'account_ids', category: 'category_ids' };

/**
 * The separate SQLite file into which an import is read before anything touches the database. It can be lost at any
 * time without harm, so it is written without journal or syncs.
 */
export class Staging {
  readonly #resolvers: Record<Referent, (name: string) => number | null>;
  readonly #ids: Record<Referent, ReturnType<typeof idStatements>>;
  readonly #reject: Sqlite.Statement;
  readonly #statements = new Map<string, Sqlite.Statement>();
  /** Null where everything is told by ids. */
  #names: Record<'account' | 'rep', NameIndex> | null = null;

  private constructor(readonly handle: Sqlite.Database) {
    this.#ids = {
      rep: idStatements(handle, IDS.rep),
      account: idStatements(handle, IDS.account),
      category: idStatements(handle, IDS.category),
    };
    this.#resolvers = {
      rep: boundedLookup(handle, IDS.rep),
      account: boundedLookup(handle, IDS.account),
      category: boundedLookup(handle, IDS.category, (name) => this.#define('category', name)),
    };
    this.#reject = handle.prepare(
      'insert into rejected (file, line, column_name, value, kind, problem, cells, row_kind) values (?, ?, ?, ?, ?, ?, ?, ?)',
    );
  }

  /** Makes an empty staging file that knows the database's reps, accounts and categories. */
  static async create(path: string, { bulk }: Database, source: string): Promise<Staging> {
    mkdirSync(dirname(path), { recursive: true });
    removeStaging(path);
    const handle = new Sqlite(path);
    handle.pragma('journal_mode = OFF');
    handle.pragma('synchronous = OFF');
    handle.pragma('cache_size = -32768');
    handle.exec(stagingSchema());
    const known: [string, string, string[]][] = [
      ['rep_ids', 'select id, external_id, manager_id from reps where source = ?', [source]],
      ['account_ids', 'select id, external_id, parent_id from accounts where source = ?', [source]],
      ['category_ids', 'select id, name, null from categories', []],
    ];
    handle.exec('begin');
    for (const [table, rows, parameters] of known) {
      const add = handle.prepare(`insert into ${table} (ref, external_id, parent_ref, known) values (?, ?, ?, 1)`);
      await bulk.each(rows, parameters, (row) => add.run(row));
    }
    handle.exec('commit');
    handle.prepare("insert into meta values ('source', ?)").run(source);
    return new Staging(handle);
  }

  /** Notes that the files are complete for their months. */
  sayComplete(): void {
    this.handle.exec("insert into meta values ('complete', 'yes')");
  }

  /** From here on accounts and reps are also known by their names, those of the database included. */
  async knowNames({ bulk }: Database, source: string): Promise<void> {
    const names = { account: new NameIndex(this.handle, 'account'), rep: new NameIndex(this.handle, 'rep') };
    for (const referent of ['account', 'rep'] as const) {
      await bulk.each<[number, string]>(
        `select id, name from ${referent}s where source = ? order by id`,
        [source],
        ([id, name]) => names[referent].add(name, id),
      );
    }
    this.#names = names;
  }

  /** Our reference to an account, rep or category; naming a category makes it. */
  resolve = (referent: Referent, name: string): number | null => {
    const byId = this.#resolvers[referent](name);
    if (byId !== null || this.#names === null || referent === 'category') return byId;
    return this.#names[referent].find(name);
  };

  /** Our reference to what a row of a table is about, found by id or name, else made. */
  identify(referent: 'account' | 'rep', key: string, name: string): { ref: number; isNew: boolean } {
    const found = this.resolve(referent, key);
    const ref = found ?? this.#define(referent, key);
    if (name !== '') this.#names?.[referent].add(name, ref);
    return { ref, isNew: found === null };
  }

  /** The writer for the accepted rows of one kind. */
  batch(kind: FileKind, onDuplicate: OnDuplicate, merge?: Feed['merge']): RowBatch {
    return new RowBatch(this.handle, kind, onDuplicate, merge);
  }

  /**
   * Notes what a row of a table is about. `place` = file and line as one number.
   * @returns where the same was seen before, and whether it said the same there; null = it is new
   */
  seeDeal(identity: string, place: number, content: string): { place: number; same: boolean } | null {
    const added = this.#statement('insert or ignore into seen_deals values (?, ?, ?)').run(identity, place, content);
    if (added.changes === 1) return null;
    const first = this.#statement('select place, content from seen_deals where identity = ?').get(identity) as {
      place: number;
      content: string;
    };
    return { place: first.place, same: first.content === content };
  }

  /** Our reference to an account or rep that a row defines. */
  define(referent: 'account' | 'rep', name: string): number {
    return this.#define(referent, name);
  }

  /** Notes a row that cannot be taken. */
  reject(rowKind: FileKind, file: string, line: number, problem: RowProblem, cells: readonly string[]): void {
    const { column, value, kind, problem: sentence } = problem;
    this.#reject.run(file, line, column, value, kind, sentence, JSON.stringify(cells), rowKind);
  }

  /**
   * Rejects a row that was staged before, and forgets the new account or rep that it defined.
   * @returns the id that nothing stands for any more; null when the row defined none or the database knows it
   */
  rejectStaged(kind: FileKind, file: string, line: number, problem: RowProblem): string | null {
    const { defines, columns } = rowKind(kind);
    const row = this.#statement(`delete from ${kind} where line = ? returning ${columns[0].name} as ref, cells`).get(
      line,
    ) as { ref: number; cells: string };
    this.reject(kind, file, line, problem, JSON.parse(row.cells));
    if (!defines) return null;
    const forgotten = this.#statement(
      `delete from ${IDS[defines]} where ref = ? and known = 0 returning external_id as name`,
    ).get(row.ref) as { name: string } | undefined;
    return forgotten?.name ?? null;
  }

  /** Notes the column names of a file. */
  noteHeader(file: string, header: readonly string[]): void {
    this.#statement('insert or replace into headers (file, cells) values (?, ?)').run(file, JSON.stringify(header));
  }

  /** Notes a file that was read: which columns it has decides later what it may change. */
  noteFile(file: NotedFile): void {
    const { kind, name, encoding, read, ignoredColumns, columns, remarks, combined, derived, leftOut, cents } = file;
    this.handle
      .prepare(
        `insert into files (kind, name, encoding, read, ignored_columns, columns, remarks, combined, derived, left_out, cents)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        kind,
        name,
        encoding,
        read,
        JSON.stringify(ignoredColumns),
        JSON.stringify(columns),
        JSON.stringify(remarks),
        combined,
        derived ? 1 : 0,
        JSON.stringify(leftOut),
        cents,
      );
  }

  /** Rows of a file are staged in one go; without a journal there is no going back, the file is thrown away instead. */
  begin(): void {
    this.handle.exec('begin');
  }

  commit(): void {
    this.handle.exec('commit');
  }

  close(): void {
    this.handle.close();
  }

  /** Preparing one costs more than running it. */
  #statement(sql: string): Sqlite.Statement {
    const kept = this.#statements.get(sql) ?? this.handle.prepare(sql);
    this.#statements.set(sql, kept);
    return kept;
  }

  #define(referent: Referent, name: string): number {
    const { find, make } = this.#ids[referent];
    return (find.get(name) as number | undefined) ?? Number(make.run(name).lastInsertRowid);
  }
}

function idStatements(handle: Sqlite.Database, table: string) {
  return {
    find: handle.prepare(`select ref from ${table} where external_id = ?`).pluck(),
    make: handle.prepare(`insert into ${table} (external_id, known) values (?, 0)`),
  };
}

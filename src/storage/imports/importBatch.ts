import type Sqlite from 'better-sqlite3';
import type { Value } from '../../imports/cells';
import type { Feed } from '../../imports/conversion/feed';
import { rowKind } from '../../imports/kinds/index';
import type { FileKind } from '../../imports/kinds/rowKind';

/** Rows that one statement takes: a run of a statement costs as much as several rows. */
const BATCH = 50;

/** Told of a row whose key an earlier line has already; such a row is not staged. */
export type OnDuplicate = (line: number, firstLine: number, cells: readonly string[]) => void;

/** Writes accepted rows of one kind into a staging file, many at a time. Call `flush` after the last. */
export class RowBatch {
  readonly #keyPositions: number[];
  /** Revenue is checked whole as it is read, and too long to keep twice: only the other kinds keep their cells. */
  readonly #keepsCells: boolean;
  readonly #insertOne: Sqlite.Statement;
  readonly #insertMany: Sqlite.Statement;
  readonly #lineOfKey: Sqlite.Statement;
  #rows: { line: number; values: Value[]; cells: readonly string[] }[] = [];

  constructor(
    handle: Sqlite.Database,
    kind: FileKind,
    private readonly onDuplicate: OnDuplicate,
    private readonly merge: Feed['merge'] = 'reject',
  ) {
    const { key, columns } = rowKind(kind);
    this.#keyPositions = key.map((name) => columns.findIndex((column) => column.name === name));
    this.#keepsCells = kind !== 'revenue';
    const row = `(${Array(columns.length + (this.#keepsCells ? 2 : 1)).fill('?')})`;
    const [verb, onConflict] = merge === 'sum' ? ['insert', addUp(key)] : ['insert or ignore', ''];
    this.#insertOne = handle.prepare(`${verb} into ${kind} values ${row} ${onConflict}`);
    this.#insertMany = handle.prepare(`${verb} into ${kind} values ${Array(BATCH).fill(row)} ${onConflict}`);
    this.#lineOfKey = handle
      .prepare(`select line from ${kind} where ${key.map((name) => `${name} = ?`).join(' and ')}`)
      .pluck();
  }

  /** Takes a row; an empty cell of the key counts as 0, so that the key can be compared. */
  add(line: number, values: Value[], cells: readonly string[]): void {
    for (const position of this.#keyPositions) values[position] ??= 0;
    this.#rows.push({ line, values, cells });
    if (this.#rows.length === BATCH) this.flush();
  }

  flush(): void {
    const rows = this.#rows;
    if (rows.length === 0) return;
    this.#rows = [];
    if (this.#insert(rows) === rows.length || this.merge !== 'reject') return;
    for (const { line, values, cells } of rows) {
      const first = this.#lineOfKey.get(this.#keyPositions.map((position) => values[position])) as number;
      if (first !== line) this.onDuplicate(line, first, cells);
    }
  }

  #insert(rows: { line: number; values: Value[]; cells: readonly string[] }[]): number {
    if (rows.length === BATCH) {
      const parameters: Value[] = [];
      for (const row of rows) this.#parameters(row, parameters);
      return this.#insertMany.run(parameters).changes;
    }
    return rows.reduce((changes, row) => changes + this.#insertOne.run(this.#parameters(row, [])).changes, 0);
  }

  /** Adds the parameters of a row to a list. */
  #parameters({ line, values, cells }: { line: number; values: Value[]; cells: readonly string[] }, list: Value[]) {
    list.push(line);
    for (const value of values) list.push(value);
    if (this.#keepsCells) list.push(JSON.stringify(cells));
    return list;
  }
}

/** Adds the amounts of rows with one key up; an unknown margin stays unknown only while every row lacks it. */
function addUp(key: readonly string[]): string {
  return `on conflict (${key.join(', ')}) do update set amount = amount + excluded.amount,
    margin = case when margin is null then excluded.margin else margin + coalesce(excluded.margin, 0) end`;
}

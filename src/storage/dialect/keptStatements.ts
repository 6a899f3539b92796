import type Sqlite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept, and the longest text of one: long lists of values are hardly ever asked twice. */
const MOST = 400;
const LONGEST = 6_000;

/**
 * The handle of a file as the builder uses it, with its statements prepared once: pages ask the same few hundred over
 * and over, and preparing costs as much as running most of them. The least recently used make room.
 */
export function keepingStatements(handle: Sqlite.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => handle.close(),
    prepare(statement) {
      const known = kept.get(statement);
      if (known) {
        kept.delete(statement);
        kept.set(statement, known);
        return known;
      }
      const fresh = handle.prepare(statement);
      if (statement.length > LONGEST || !/^\s*(select|with|insert|update|delete)\b/i.test(statement)) {
        return fresh as unknown as SqliteStatement;
      }
      if (kept.size >= MOST) kept.delete(kept.keys().next().value!);
      const shared = sharedStatement(handle, statement, fresh);
      kept.set(statement, shared);
      return shared;
    },
  };
}

/** A statement whose rows are read one by one is busy meanwhile: each such reading gets one of its own. */
function sharedStatement(handle: Sqlite.Database, text: string, statement: Sqlite.Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters),
    run: (parameters) => statement.run(parameters),
    iterate: (parameters) => handle.prepare(text).iterate(parameters) as IterableIterator<unknown>,
  };
}

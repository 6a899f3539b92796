import { workerData } from 'node:worker_threads';
import { keepingStatements } from '../dialect/keptStatements';
import { openSqliteFile } from '../dialect/sqlite';
import { answerQuestions } from './answerQuestions';

/** A connection of its own to a SQLite file, which answers what is read. */
const handle = openSqliteFile((workerData as { path: string }).path, 10_000);
handle.pragma('query_only = on');
const statements = keepingStatements(handle);

answerQuestions({
  // Reading only keeps nobody from that.
  checkpoint: () => void handle.pragma('wal_checkpoint(passive)'),
  read: (text: string, values: readonly unknown[]) => statements.prepare(text).all(values),
});

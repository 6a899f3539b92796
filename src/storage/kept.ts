import type { Db } from './database';

/** Answers kept for one state of the data; the one asked least recently makes room. */
const MOST = 500;

interface Kept {
  version: string;
  answers: Map<string, Promise<unknown>>;
}

const perDatabase = new WeakMap<Db, Kept>();

/**
 * The answer to a question about data and ledger, worked out once for each version of them and shared by all who ask
 * in this process; others count the version up in the database. Inside a transaction it is always worked out.
 * @param key everything besides the data that the answer depends on
 * @param work asks the database; what it returns is shared, so nobody may change it
 */
export async function keptWithData<T>(db: Db, key: string, work: () => Promise<T>): Promise<T> {
  if (db.isTransaction) return work();
  // Read before the work: an answer may be newer than its version, never older.
  const version = await dataState(db);
  let kept = perDatabase.get(db);
  if (kept?.version !== version) {
    kept = { version, answers: new Map() };
    perDatabase.set(db, kept);
  }
  const { answers } = kept;
  const known = answers.get(key);
  if (known) {
    answers.delete(key);
    answers.set(key, known);
    return known as Promise<T>;
  }
  const answer = work();
  if (answers.size >= MOST) answers.delete(answers.keys().next().value!);
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  return answer;
}

/** Names a state of data and ledger, and of the reps, whose names can be erased without any figure changing. */
async function dataState(db: Db): Promise<string> {
  const row = await db
    .selectFrom('company')
    .select('data_version as data')
    .select((e) => e.selectFrom('row_changes').select('changes').where('table_name', '=', 'reps').as('reps'))
    .where('id', '=', 1)
    .executeTakeFirst();
  return row ? `${row.data} ${row.reps}` : '';
}

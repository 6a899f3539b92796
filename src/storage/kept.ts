import { forLongReads, homeOf } from './beside/reads';
import type { Db } from './database';
import { type CountedTable, type State, stateOf } from './state';

/** Answers kept for one state of the same tables; the one asked least recently makes room. */
const MOST = 500;

interface Kept {
  version: string;
  answers: Map<string, Promise<unknown>>;
}

const perDatabase = new WeakMap<Db, Map<string, Kept>>();

/**
 * The answer to a question about data and ledger, worked out once for each version of them and shared by all who ask
 * in this process; others count the version up in the database. Inside a transaction it is always worked out.
 * @param key everything besides the data that the answer depends on
 * @param work gets where to ask what takes long, beside the process that answers people; what it returns is shared, so nobody
 *   may change it
 */
export function keptWithData<T>(db: Db, key: string, work: (reads: Db) => Promise<T>): Promise<T> {
  // Names of reps can be erased without any figure changing.
  return kept(db, { name: 'data', version: ofData }, key, work);
}

/**
 * The answer to a question about tables whose changes are counted, worked out once until one of them changes; else as
 * `keptWithData`.
 * @param tables all that the answer is taken from
 */
export function keptWith<T>(
  db: Db,
  tables: readonly CountedTable[],
  key: string,
  work: (reads: Db) => Promise<T>,
): Promise<T> {
  const version = ({ changes }: State) => tables.map((table) => changes.get(table)).join(' ');
  return kept(db, { name: tables.join(' '), version }, key, work);
}

const ofData = ({ company, changes }: State): string =>
  company === null ? '' : `${company.data_version} ${changes.get('reps')}`;

async function kept<T>(
  asked: Db,
  of: { name: string; version: (state: State) => string },
  key: string,
  work: (reads: Db) => Promise<T>,
): Promise<T> {
  const db = homeOf(asked);
  if (db.isTransaction) return work(db);
  // Read before the work: an answer may be newer than its version, never older.
  const answers = answersFor(db, of.name, of.version(await stateOf(db)));
  const known = answers.get(key);
  if (known) {
    answers.delete(key);
    answers.set(key, known);
    return known as Promise<T>;
  }
  const answer = forLongReads(db).then(work);
  if (answers.size >= MOST) answers.delete(answers.keys().next().value!);
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  return answer;
}

/** What is kept for this version; what was kept for another is forgotten. */
function answersFor(db: Db, name: string, version: string): Map<string, Promise<unknown>> {
  const groups = perDatabase.get(db) ?? new Map<string, Kept>();
  perDatabase.set(db, groups);
  const known = groups.get(name);
  if (known?.version === version) return known.answers;
  const fresh: Kept = { version, answers: new Map() };
  groups.set(name, fresh);
  return fresh.answers;
}
